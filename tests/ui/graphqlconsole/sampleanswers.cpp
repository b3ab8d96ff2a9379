// What the node of the test says; long enough to stand apart from it.
#include "tests/ui/graphqlconsole/sampleanswers.h"

#include <QJsonDocument>

namespace signalbox::ui::test {

QJsonObject sampleSchema()
{
    return QJsonDocument::fromJson(
               R"({"data":{"__schema":{"queryType":{"name":"Query"},"mutationType":{"name":"Mutation"},
        "types":[
          {"kind":"OBJECT","name":"Query","fields":[
             {"name":"asset","description":"One asset.","args":[{"name":"id","type":{"kind":"NON_NULL","ofType":
                {"kind":"SCALAR","name":"String"}}}],"type":{"kind":"OBJECT","name":"Asset"}},
             {"name":"peer","args":[],"type":{"kind":"OBJECT","name":"Asset"}},
             {"name":"walletAddress","args":[],"type":{"kind":"OBJECT","name":"Asset"}}]},
          {"kind":"OBJECT","name":"Mutation","fields":[{"name":"setFee","args":[],"type":{"kind":"OBJECT",
             "name":"Asset"}}]},
          {"kind":"OBJECT","name":"Asset","fields":[{"name":"id","args":[],"type":{"kind":"SCALAR","name":"ID"}}]},
          {"kind":"SCALAR","name":"String"},{"kind":"SCALAR","name":"ID"}]}}})")
        .object();
}

QJsonObject sampleAnswer()
{
    return QJsonDocument::fromJson(R"({"data":{"assets":{"edges":[
        {"node":{"code":"USD","id":"a55e7000-0000-4000-8000-000000000001","liquidity":"104822075","scale":2}},
        {"node":{"code":"JPY","id":"a55e7000-0000-4000-8000-000000000003","liquidity":"900000","scale":0}}]}}})")
        .object();
}

} // namespace signalbox::ui::test
