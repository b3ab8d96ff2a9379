#pragma once
// Headers nearly every test of the console needs; precompiled once.
#include "pch_ui.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>
