#include "server/http/client.h"

#include <map>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <curl/curl.h>

namespace signalbox::http {

namespace {

constexpr int idlePollMs = 60'000;
constexpr std::size_t answerHeaderBytesMax = 64 * 1024;

using Answer = Result<ClientResponse>;

struct Transfer
{
    Transfer(ClientRequest what, Completion<Answer> whenDone)
        : request(std::move(what)), done(std::move(whenDone)), easy(curl_easy_init())
    {
    }
    ~Transfer()
    {
        curl_slist_free_all(headerList);
        if (easy) curl_easy_cleanup(easy);
    }
    Transfer(const Transfer&) = delete;
    Transfer& operator=(const Transfer&) = delete;

    ClientRequest request;
    Completion<Answer> done;
    CURL* easy;
    curl_slist* headerList = nullptr;
    ClientResponse response;
    std::size_t headerBytes = 0;
    bool tooLarge = false;
    char errorText[CURL_ERROR_SIZE] = {};
};

std::size_t onBody(char* data, std::size_t, std::size_t size, void* user)
{
    auto& transfer = *static_cast<Transfer*>(user);
    if (size > transfer.request.bodyBytesMax - transfer.response.body.size()) {
        transfer.tooLarge = true;
        return 0;
    }
    transfer.response.body.append(data, size);
    return size;
}

std::size_t onHeader(char* data, std::size_t, std::size_t size, void* user)
{
    auto& transfer = *static_cast<Transfer*>(user);
    std::string_view line(data, size);
    transfer.headerBytes += size;
    if (transfer.headerBytes > answerHeaderBytesMax) {
        transfer.tooLarge = true;
        return 0;
    }
    // Each answer of a chain of redirects begins with its own status line.
    if (line.starts_with("HTTP/")) transfer.response.headers = Headers();
    const std::size_t colon = line.find(':');
    if (colon == std::string_view::npos || line.starts_with("HTTP/")) return size;
    std::string_view value = line.substr(colon + 1);
    while (!value.empty() && (value.front() == ' ' || value.front() == '\t')) value.remove_prefix(1);
    while (!value.empty() && (value.back() == '\n' || value.back() == '\r' || value.back() == ' '))
        value.remove_suffix(1);
    transfer.response.headers.add(std::string(line.substr(0, colon)), std::string(value));
    return size;
}

Error failure(CURLcode code, const Transfer& transfer)
{
    std::string detail =
        transfer.request.url + ": " + (*transfer.errorText ? transfer.errorText : curl_easy_strerror(code));
    if (transfer.tooLarge) return {ErrorCode::Unavailable, "The server's answer is too large.", std::move(detail)};
    switch (code) {
    case CURLE_OPERATION_TIMEDOUT:
        return {ErrorCode::Timeout, "The server did not answer in time.", std::move(detail)};
    case CURLE_URL_MALFORMAT:
    case CURLE_UNSUPPORTED_PROTOCOL:
        return {ErrorCode::BadUserInput, "This is not an http or https URL.", std::move(detail)};
    case CURLE_PEER_FAILED_VERIFICATION:
    case CURLE_SSL_CACERT_BADFILE:
        return {ErrorCode::Unavailable, "The server's certificate is not trusted.", std::move(detail)};
    default:
        return {ErrorCode::Unavailable, "The server cannot be reached.", std::move(detail)};
    }
}

class CurlClient final : public Client
{
public:
    explicit CurlClient(const ClientOptions& options) : m_options(options)
    {
        // Counted inside libcurl, and safe from any thread since 7.84.
        curl_global_init(CURL_GLOBAL_DEFAULT);
        m_multi = curl_multi_init();
        curl_multi_setopt(m_multi, CURLMOPT_MAX_HOST_CONNECTIONS, options.connectionsPerHostMax);
        curl_multi_setopt(m_multi, CURLMOPT_MAXCONNECTS, options.connectionsKeptMax);
        m_thread = std::thread([this] { run(); });
    }

    ~CurlClient() override
    {
        {
            const std::lock_guard lock(m_mutex);
            m_stopped = true;
        }
        curl_multi_wakeup(m_multi);
        m_thread.join();
        curl_multi_cleanup(m_multi);
        curl_global_cleanup();
    }

    Task<Answer> send(ClientRequest request) override
    {
        Answer answer = co_await Async<Answer>([this, &request](const Completion<Answer>& done) {
            submit(std::make_unique<Transfer>(std::move(request), done));
        });
        co_return answer;
    }

private:
    void submit(std::unique_ptr<Transfer> transfer)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (!m_stopped) m_submitted.push_back(std::move(transfer));
        }
        if (transfer)
            transfer->done(Error{ErrorCode::Cancelled, "The node is stopping.", {}});
        else
            curl_multi_wakeup(m_multi);
    }

    void run()
    {
        for (;;) {
            std::vector<std::unique_ptr<Transfer>> fresh;
            bool stopped = false;
            {
                const std::lock_guard lock(m_mutex);
                fresh.swap(m_submitted);
                stopped = m_stopped;
            }
            for (auto& transfer : fresh) begin(std::move(transfer));
            if (stopped) break;
            int running = 0;
            curl_multi_perform(m_multi, &running);
            int left = 0;
            while (const CURLMsg* message = curl_multi_info_read(m_multi, &left)) {
                if (message->msg == CURLMSG_DONE) finish(message->easy_handle, message->data.result);
            }
            curl_multi_poll(m_multi, nullptr, 0, idlePollMs, nullptr);
        }
        while (!m_running.empty()) {
            auto transfer = take(m_running.begin()->first);
            transfer->done(Error{ErrorCode::Cancelled, "The node is stopping.", {}});
        }
    }

    void begin(std::unique_ptr<Transfer> transfer)
    {
        CURL* const easy = transfer->easy;
        ClientRequest& request = transfer->request;
        if (!easy) {
            transfer->done(Error{ErrorCode::Unavailable, "The server cannot be reached.", "no memory for a transfer"});
            return;
        }
        for (const auto& [name, value] : request.headers.fields()) {
            if ((name + value).find_first_of("\r\n") != std::string::npos) continue;
            // libcurl takes "Name;" for a field without a value.
            const std::string line = value.empty() ? name + ";" : name + ": " + value;
            transfer->headerList = curl_slist_append(transfer->headerList, line.c_str());
        }
        // The second round trip of Expect costs more than a refused body.
        transfer->headerList = curl_slist_append(transfer->headerList, "Expect:");

        curl_easy_setopt(easy, CURLOPT_URL, request.url.c_str());
        curl_easy_setopt(easy, CURLOPT_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy, CURLOPT_REDIR_PROTOCOLS_STR, "http,https");
        curl_easy_setopt(easy, CURLOPT_NOSIGNAL, 1L);
        curl_easy_setopt(easy, CURLOPT_TIMEOUT_MS, static_cast<long>(request.timeout.count()));
        curl_easy_setopt(easy, CURLOPT_FOLLOWLOCATION, request.redirects == Redirects::Follow ? 1L : 0L);
        curl_easy_setopt(easy, CURLOPT_MAXREDIRS, redirectsMax);
        curl_easy_setopt(easy, CURLOPT_HTTPHEADER, transfer->headerList);
        curl_easy_setopt(easy, CURLOPT_ERRORBUFFER, transfer->errorText);
        curl_easy_setopt(easy, CURLOPT_WRITEFUNCTION, &onBody);
        curl_easy_setopt(easy, CURLOPT_WRITEDATA, transfer.get());
        curl_easy_setopt(easy, CURLOPT_HEADERFUNCTION, &onHeader);
        curl_easy_setopt(easy, CURLOPT_HEADERDATA, transfer.get());
        if (m_options.caFile) curl_easy_setopt(easy, CURLOPT_CAINFO, m_options.caFile->c_str());
        if (request.method == "HEAD") {
            curl_easy_setopt(easy, CURLOPT_NOBODY, 1L);
        } else if (!request.body.empty() || request.method == "POST" || request.method == "PUT") {
            curl_easy_setopt(easy, CURLOPT_POSTFIELDSIZE_LARGE, static_cast<curl_off_t>(request.body.size()));
            curl_easy_setopt(easy, CURLOPT_POSTFIELDS, request.body.c_str());
        }
        if (request.method != "HEAD") curl_easy_setopt(easy, CURLOPT_CUSTOMREQUEST, request.method.c_str());
        curl_multi_add_handle(m_multi, easy);
        m_running.emplace(easy, std::move(transfer));
    }

    void finish(CURL* easy, CURLcode code)
    {
        const auto transfer = take(easy);
        if (code != CURLE_OK) {
            transfer->done(failure(code, *transfer));
            return;
        }
        long status = 0;
        curl_easy_getinfo(easy, CURLINFO_RESPONSE_CODE, &status);
        transfer->response.status = static_cast<int>(status);
        transfer->done(std::move(transfer->response));
    }

    std::unique_ptr<Transfer> take(CURL* easy)
    {
        curl_multi_remove_handle(m_multi, easy);
        auto transfer = std::move(m_running.at(easy));
        m_running.erase(easy);
        return transfer;
    }

    const ClientOptions m_options;
    CURLM* m_multi = nullptr;
    std::thread m_thread;
    std::mutex m_mutex;
    std::vector<std::unique_ptr<Transfer>> m_submitted;
    bool m_stopped = false;
    std::map<CURL*, std::unique_ptr<Transfer>> m_running; ///< the thread's own
};

} // namespace

std::unique_ptr<Client> curlClient(const ClientOptions& options)
{
    return std::make_unique<CurlClient>(options);
}

} // namespace signalbox::http
