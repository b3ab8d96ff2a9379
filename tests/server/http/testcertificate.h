#pragma once

#include <string>

namespace signalbox::http::test {

/// Writes a fresh key and a certificate it signed itself, for 127.0.0.1, valid for a day. false when that failed.
bool writeTestCertificate(const std::string& certificateFile, const std::string& keyFile);

} // namespace signalbox::http::test
