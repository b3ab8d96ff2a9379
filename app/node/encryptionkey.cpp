#include "app/node/encryptionkey.h"

#include "server/base/encoding.h"

#include <array>

namespace signalbox::cli {

std::string newEncryptionKey(Random& random)
{
    std::array<std::uint8_t, encryptionKeyBytes> bytes{};
    random.fill(bytes);
    return toBase64(bytesView(bytes));
}

} // namespace signalbox::cli
