#pragma once

#include <QColor>
#include <QFont>
#include <QObject>
#include <QPalette>

class QApplication;

namespace signalbox::ui {

/// Every colour of the console. No widget holds a hex value: it names one of these.
enum class Token {
    Window,
    Base,
    Raised,
    Sunken,
    Hover,
    Press,
    Select,
    Line,
    Line2,
    Control,
    Text,
    Text2,
    Text3,
    Accent,
    AccentFill,
    FailFill,
    OnFill, ///< what is written on AccentFill, FailFill and the production badge
    Ok,
    OkTint,
    Wait,
    WaitTint,
    Warn,
    WarnTint,
    Fail,
    FailTint,
    Held,
    HeldTint,
    SandboxRim,
    SandboxText,
    SandboxTint,
    TestRim,
    TestText,
    TestTint,
    ProductionRim,
    ProductionText,
    ProductionTint,
    ChartBlue,
    ChartOrange,
    ChartGreen,
    ChartViolet,
    ChartPlum,
    ChartSlate,
    Shadow, ///< ink of a shadow at its darkest, with alpha
    Scrim,  ///< laid over the shell behind a dialog, with alpha
    Count_
};

/// A role of type: size, line and weight go together and are chosen by what the text is, never by number.
enum class Type {
    Display,     ///< 28 / 36 / 600, welcome only
    Figure,      ///< 24 / 30 / 600, tiles
    Amount,      ///< 22 / 28 / 600, drawers
    PageTitle,   ///< 18 / 24 / 600
    DialogTitle, ///< 16 / 22 / 600
    Body,        ///< 13 / 18 / 400
    BodyMedium,  ///< 13 / 18 / 500: names, buttons
    BodyBold,    ///< 13 / 18 / 600: headings of cards
    Small,       ///< 12 / 16 / 400
    SmallMedium, ///< 12 / 16 / 500: headers, labels, pills
    SmallBold,   ///< 12 / 16 / 600
    Caption,     ///< 11 / 16 / 500: asset codes, axes
    CaptionBold, ///< 11 / 16 / 600: groups, badges
    Mono,        ///< 12 / 18 / 400, Signalbox Mono
    Count_
};

/// Colours, type and motion of the console, in one table of two columns (LOOK, sections 1 and 2).
/// Owned by main and handed on inside Look; GUI thread only. Setters called twice with the same value do nothing.
class Theme final : public QObject
{
    Q_OBJECT

public:
    enum class Mode { System, Light, Dark };
    Q_ENUM(Mode)

    explicit Theme(QObject* parent = nullptr);

    /// Registers the two fonts that live in the program's resources. Safe to call again. False when a font did not
    /// load; the console then runs with the system's fonts.
    static bool loadFonts();

    Mode mode() const { return m_mode; }
    void setMode(Mode mode);

    /// What Mode::System means at the moment; the application's event filter keeps it up to date.
    void setSystemDark(bool dark);
    bool isDark() const;

    /// Maps line to line2, line2 to text2, text3 to text2.
    bool increasedContrast() const { return m_increasedContrast; }
    void setIncreasedContrast(bool on);

    /// Words in the system's font; figures stay in Signalbox Sans, see figureFont().
    bool usesSystemFont() const { return m_systemFont; }
    void setUsesSystemFont(bool on);

    bool reducedMotion() const { return m_reducedMotion; }
    void setReducedMotion(bool on);
    /// Milliseconds an animation of `ms` takes: 0 when motion is reduced.
    int duration(int ms) const { return m_reducedMotion ? 0 : ms; }

    /// 36 px rows in place of 28.
    bool comfortableRows() const { return m_comfortableRows; }
    void setComfortableRows(bool on);
    int rowHeight() const { return m_comfortableRows ? 36 : 28; }

    QColor color(Token token) const;
    QPalette palette() const;

    QFont font(Type type) const;
    /// The same role, always in Signalbox Sans: digits there have one width.
    QFont figureFont(Type type) const;
    /// Height of a line of this role in px.
    static int lineHeight(Type type);
    /// Size of this role in px.
    static int pixelSize(Type type);

    /// Gives the application its palette and font. Call once after construction; later changes apply themselves.
    void applyTo(QApplication& application);

Q_SIGNALS:
    /// Any colour, font or size may be another one now.
    void changed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    void announce();

    Mode m_mode = Mode::System;
    bool m_systemDark = false;
    bool m_increasedContrast = false;
    bool m_systemFont = false;
    bool m_reducedMotion = false;
    bool m_comfortableRows = false;
    bool m_applying = false;
    QString m_systemFamily;
    QApplication* m_application = nullptr;
};

} // namespace signalbox::ui
