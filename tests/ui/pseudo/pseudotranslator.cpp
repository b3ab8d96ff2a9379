#include "tests/ui/pseudo/pseudotranslator.h"

#include <QFile>
#include <QXmlStreamReader>

#include <cmath>

namespace signalbox::ui::test {

namespace {

constexpr QStringView plain = u"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ";
// All of them are in the console's fonts, so a line is as high as ever.
constexpr QStringView marked = u"áßçðéƒğĥíĵķłǌñóþǫřšťúƴŵƙýžÁƟÇÐÉƑĞĤÍĴĶŁƜÑÓÞǪŘŠŤÚƲŴƸÝŽ";
static_assert(plain.size() == marked.size());

constexpr QStringView filler = u"ñóťé ǌéñť ðóíñğ çáłł ";

QString keyOf(const QString& context, const QString& source)
{
    return context + QLatin1String(": ") + source;
}

/// Qt's own words are Qt's to translate.
bool isQts(const QString& context)
{
    return context.size() > 1 && context[0] == u'Q' && context[1].isUpper();
}

} // namespace

PseudoTranslator::PseudoTranslator(const QString& list, QObject* parent) : QTranslator(parent)
{
    QFile file(list);
    if (!file.open(QIODevice::ReadOnly)) return;
    QXmlStreamReader xml(&file);
    QString context;
    while (!xml.atEnd()) {
        if (xml.readNext() != QXmlStreamReader::StartElement) continue;
        if (xml.name() == QLatin1String("name")) context = xml.readElementText();
        if (xml.name() == QLatin1String("source")) m_listed.insert(keyOf(context, xml.readElementText()));
    }
}

QString PseudoTranslator::pseudo(const QString& source)
{
    QString words;
    int letters = 0;
    for (qsizetype i = 0; i < source.size(); ++i) {
        const QChar c = source[i];
        // %1, %L2, %n stay as they are.
        if (c == u'%' && i + 1 < source.size()) {
            qsizetype end = i + 1;
            if (source[end] == u'L' && end + 1 < source.size()) ++end;
            if (source[end].isDigit() || source[end] == u'n') {
                words += QStringView(source).mid(i, end - i + 1);
                i = end;
                continue;
            }
        }
        const qsizetype at = plain.indexOf(c);
        words += at < 0 ? c : marked[at];
        ++letters;
    }
    QString more;
    const int wanted = int(std::ceil(letters * 0.4)) - 2; // the brackets are two of them
    for (int i = 0; i < wanted; ++i) more += i == 0 ? QChar(u' ') : filler[(i - 1) % filler.size()];
    return u'[' + words + more + u']';
}

QString PseudoTranslator::translate(const char* context, const char* source, const char*, int) const
{
    const QString where = QString::fromUtf8(context);
    if (isQts(where)) return {};
    const QString text = QString::fromUtf8(source);
    m_asked.insert(keyOf(where, text));
    return pseudo(text);
}

QStringList PseudoTranslator::unlisted() const
{
    QStringList result = (m_asked - m_listed).values();
    result.sort();
    return result;
}

QStringList PseudoTranslator::neverAsked() const
{
    QStringList result = (m_listed - m_asked).values();
    result.sort();
    return result;
}

} // namespace signalbox::ui::test
