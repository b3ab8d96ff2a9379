#include "server/base/canonicaljson.h"
#include "server/base/crypto.h"
#include "tests/server/base/seed.h"

#include <cmath>
#include <limits>
#include <thread>

#include <boost/json.hpp>

#include <QFile>
#include <QTest>

using namespace signalbox;

namespace {

std::string canonical(std::string_view text)
{
    std::string out;
    return canonicalizeText(text, out) ? out : "refused";
}

std::string numberText(double number)
{
    std::string out;
    appendCanonicalNumber(number, out);
    return out;
}

} // namespace

class CryptoTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void the_self_test_passes_on_every_thread();
    void hmac_answers_the_published_cases();
    void hmac_of_pieces_is_hmac_of_the_whole();
    void sealed_text_opens_only_unchanged();
    void ed25519_keys_travel_as_pem();
    void encodings_go_there_and_back_and_are_strict();
    void numbers_are_written_as_ecmascript_does();
    void members_are_sorted_by_utf16_units();
    void strings_have_the_fewest_escapes();
    void text_that_is_no_json_is_refused();
    void signed_requests_match_the_vectors();
    void both_canonical_paths_agree();
};

void CryptoTest::the_self_test_passes_on_every_thread()
{
    std::atomic<int> passed = 0;
    std::vector<std::thread> threads;
    for (int i = 0; i < 4; ++i)
        threads.emplace_back([&passed] {
            for (int round = 0; round < 20; ++round) passed += cryptoSelfTest().ok() ? 1 : 0;
        });
    for (auto& thread : threads) thread.join();
    QCOMPARE(passed.load(), 80);
}

void CryptoTest::hmac_answers_the_published_cases()
{
    // RFC 4231, cases 1, 3 and 6 (a key longer than a block).
    QCOMPARE(toHex(hmacSha256(std::string(20, '\x0b'), "Hi There")),
             std::string("b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7"));
    QCOMPARE(toHex(hmacSha256(std::string(20, '\xaa'), std::string(50, '\xdd'))),
             std::string("773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe"));
    QCOMPARE(toHex(hmacSha256(std::string(131, '\xaa'), "Test Using Larger Than Block-Size Key - Hash Key First")),
             std::string("60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54"));
}

void CryptoTest::hmac_of_pieces_is_hmac_of_the_whole()
{
    const std::string_view pieces[] = {"1700000000000", ".", "{}", ""};
    QVERIFY(hmacSha256("key", pieces) == hmacSha256("key", "1700000000000.{}"));
    QVERIFY(equalConstantTime("abc", "abc"));
    QVERIFY(!equalConstantTime("abc", "abd") && !equalConstantTime("abc", "ab"));
}

void CryptoTest::sealed_text_opens_only_unchanged()
{
    SeededRandom random(test::seed());
    AesKey key;
    AesNonce nonce;
    random.fill(key);
    random.fill(nonce);
    for (const std::size_t size : {std::size_t(0), std::size_t(1), std::size_t(100), std::size_t(5'000)}) {
        const std::string plain(size, 'p');
        const std::string sealed = aesGcmSeal(key, nonce, plain, "associated");
        QCOMPARE(sealed.size(), size + aesTagBytes);
        QVERIFY(aesGcmOpen(key, nonce, sealed, "associated") == plain);
        QVERIFY(!aesGcmOpen(key, nonce, sealed, "other"));
        std::string damaged = sealed;
        damaged[random.below(damaged.size())] ^= 0x40;
        QVERIFY(!aesGcmOpen(key, nonce, damaged, "associated"));
        QVERIFY(!aesGcmOpen(key, nonce, sealed.substr(1), "associated"));
    }
    QVERIFY(!aesGcmOpen(key, nonce, "short"));
}

void CryptoTest::ed25519_keys_travel_as_pem()
{
    SystemRandom random;
    const Ed25519PrivateKey key = Ed25519PrivateKey::generate(random);
    const auto read = Ed25519PrivateKey::fromPem(key.toPem());
    QVERIFY(read.ok());
    QVERIFY(read->publicKey() == key.publicKey());
    QVERIFY(ed25519Verify(key.publicKey(), "message", read->sign("message")));
    QVERIFY(!ed25519Verify(key.publicKey(), "another", read->sign("message")));
    QVERIFY(!Ed25519PrivateKey::fromPem("no key"));
    QVERIFY(!Ed25519PrivateKey::fromPem(""));
}

void CryptoTest::encodings_go_there_and_back_and_are_strict()
{
    SeededRandom random(test::seed());
    for (std::size_t size = 0; size < 70; ++size) {
        std::string bytes(size, '\0');
        random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), size});
        QVERIFY(fromHex(toHex(bytes)) == bytes);
        QVERIFY(fromBase64(toBase64(bytes)) == bytes);
        QVERIFY(fromBase64Url(toBase64Url(bytes)) == bytes);
    }
    QCOMPARE(toBase64("foob"), std::string("Zm9vYg=="));
    QCOMPARE(toBase64Url("\xfb\xff"), std::string("-_8"));
    for (const char* text : {"Zm9vYg", "Zm9vYg=", "Zm9vYh==", "Zm9v Yg=", "====", "Z===", "-_8=", "Zm9vYg==\n"})
        QVERIFY2(!fromBase64(text), text);
    for (const char* text : {"Zm9vYg==", "A", "Zm9vYh", "+/8"}) QVERIFY2(!fromBase64Url(text), text);
    for (const char* text : {"a", "0g", "0x00"}) QVERIFY2(!fromHex(text), text);
}

void CryptoTest::numbers_are_written_as_ecmascript_does()
{
    const std::pair<double, const char*> cases[] = {{0.0, "0"},
                                                    {-0.0, "0"},
                                                    {1, "1"},
                                                    {-1.5, "-1.5"},
                                                    {100, "100"},
                                                    {1e20, "100000000000000000000"},
                                                    {1e21, "1e+21"},
                                                    {123456789012345680000.0, "123456789012345680000"},
                                                    {1.5e300, "1.5e+300"},
                                                    {0.000001, "0.000001"},
                                                    {1e-7, "1e-7"},
                                                    {1.25e-7, "1.25e-7"},
                                                    {0.1, "0.1"},
                                                    {0.3, "0.3"},
                                                    {5e-324, "5e-324"},
                                                    {std::numeric_limits<double>::max(), "1.7976931348623157e+308"},
                                                    {9007199254740993.0, "9007199254740992"},
                                                    {333333333.33333329, "333333333.3333333"},
                                                    {1e23, "1e+23"},
                                                    {4.35, "4.35"}};
    for (const auto& [number, text] : cases) QCOMPARE(numberText(number), std::string(text));
    QCOMPARE(canonical("[9007199254740993, 1E2, -0, 0.10, 1e-400]"), std::string("[9007199254740992,100,0,0.1,0]"));
    SeededRandom random(test::seed());
    for (int i = 0; i < 5'000; ++i) {
        std::uint64_t bits = 0;
        random.fill({reinterpret_cast<std::uint8_t*>(&bits), sizeof bits});
        const double number = std::bit_cast<double>(bits);
        if (std::isfinite(number)) QCOMPARE(std::strtod(numberText(number).c_str(), nullptr), number);
    }
}

void CryptoTest::members_are_sorted_by_utf16_units()
{
    QCOMPARE(canonical("{ \"b\" : 1 , \"a\":2,\"\":3}"), std::string("{\"\":3,\"a\":2,\"b\":1}"));
    // U+FB33 lies in the first plane, U+1F600 beyond it: bytes and code units order them differently.
    QCOMPARE(canonical("{\"\xef\xac\xb3\":1,\"\xf0\x9f\x98\x80\":2}"),
             std::string("{\"\xf0\x9f\x98\x80\":2,\"\xef\xac\xb3\":1}"));
    QCOMPARE(canonical("{\"b\":[{\"d\":1,\"c\":{\"z\":1,\"y\":2}}],\"a\":1}"),
             std::string("{\"a\":1,\"b\":[{\"c\":{\"y\":2,\"z\":1},\"d\":1}]}"));
    QCOMPARE(canonical("{\"a\":1,\"b\":2,\"\\u0061\":3}"), std::string("{\"a\":3,\"b\":2}"));
    QCOMPARE(canonical("{\"a\":1,\"a\":2}"), std::string("{\"a\":2}"));
}

void CryptoTest::strings_have_the_fewest_escapes()
{
    QCOMPARE(canonical("\"\\u0041\\/\\u00e9\\ud83d\\ude00\\u000a\\u0001\\u007f\\\"\\\\\""),
             std::string("\"A/\xc3\xa9\xf0\x9f\x98\x80\\n\\u0001\x7f\\\"\\\\\""));
}

void CryptoTest::text_that_is_no_json_is_refused()
{
    for (const char* text : {"",
                             "{",
                             "[1,]",
                             "{\"a\":1,}",
                             "{a:1}",
                             "01",
                             "1.",
                             ".5",
                             "+1",
                             "-",
                             "1e",
                             "1e999",
                             "nul",
                             "\"a",
                             "\"\\x\"",
                             "\"\\ud800\"",
                             "\"\\udc00\\ud800\"",
                             "\"\n\"",
                             "\"\xff\"",
                             "\"\xed\xa0\x80\"",
                             "1 2",
                             "[1 2]",
                             "\"\\u00g0\"",
                             "NaN",
                             "'a'",
                             "{\"a\" 1}"})
        QVERIFY2(canonical(text) == "refused", text);
    QCOMPARE(canonical(std::string(200, '[') + std::string(200, ']')), std::string("refused"));
    std::string kept = "before";
    QVERIFY(!canonicalize("[1,2,oops", kept));
    QCOMPARE(kept, std::string("before"));
}

void CryptoTest::signed_requests_match_the_vectors()
{
    QFile file(QFINDTESTDATA("signature-vectors.json"));
    QVERIFY(file.open(QIODevice::ReadOnly));
    const auto vectors = boost::json::parse(file.readAll().toStdString());
    const std::string secret(vectors.at("secret").as_string());
    QVERIFY(vectors.at("cases").as_array().size() >= 4);
    for (const auto& each : vectors.at("cases").as_array()) {
        const std::string text(each.at("text").as_string());
        const std::string expected(each.at("canonical").as_string());
        QCOMPARE(canonical(text), expected);
        std::string fromTree;
        QVERIFY(canonicalize(boost::json::parse(text), fromTree));
        QCOMPARE(fromTree, expected);
        const std::string payload = std::to_string(each.at("timestamp").as_int64()) + "." + expected;
        QCOMPARE(toHex(hmacSha256(secret, payload)), std::string(each.at("digest").as_string()));
    }
}

namespace {

boost::json::value randomValue(SeededRandom& random, int depth)
{
    switch (random.below(depth > 4 ? 5 : 7)) {
    case 0:
        return nullptr;
    case 1:
        return random.below(2) == 1;
    case 2:
        return static_cast<std::int64_t>(random.below(1'000'000)) - 500'000;
    case 3:
        return static_cast<double>(random.below(1'000'000)) / 8;
    case 4: {
        std::string text;
        constexpr const char* parts[] = {"a", "\"", "\\", "\n", "\x01", "\xc3\xa9", "\xe2\x82\xac", "\xf0\x9f\x98\x80",
                                         "zz"};
        for (std::uint64_t i = random.below(5); i > 0; --i) text += parts[random.below(std::size(parts))];
        return boost::json::string(text);
    }
    case 5: {
        boost::json::array array;
        for (std::uint64_t i = random.below(5); i > 0; --i) array.push_back(randomValue(random, depth + 1));
        return array;
    }
    default: {
        boost::json::object object;
        for (std::uint64_t i = random.below(6); i > 0; --i)
            object[std::to_string(random.below(50))] = randomValue(random, depth + 1);
        return object;
    }
    }
}

} // namespace

void CryptoTest::both_canonical_paths_agree()
{
    SeededRandom random(test::seed());
    for (int i = 0; i < 2'000; ++i) {
        const boost::json::value value = randomValue(random, 0);
        std::string fromTree;
        QVERIFY(canonicalize(value, fromTree));
        QCOMPARE(canonical(boost::json::serialize(value)), fromTree);
        QCOMPARE(canonical(fromTree), fromTree);
    }
}

QTEST_GUILESS_MAIN(CryptoTest)
#include "tst_crypto.moc"
