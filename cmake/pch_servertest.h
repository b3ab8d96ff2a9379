#pragma once
// Headers nearly every test of the node needs; precompiled once.
#include "pch_server.h"

#include <QTest>
