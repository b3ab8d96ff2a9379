<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en_US" sourcelanguage="en">
<context>
    <name>AllPages</name>
    <message>
        <source>The node&apos;s list repeats itself.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The list is longer than %1 rows; narrow it down.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>AssetsModel</name>
    <message>
        <source>Low</source>
        <comment>liquidity below its alert</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 + %2</source>
        <comment>a fixed fee and a share</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiving fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawal threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending fee, fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending fee, share</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiving fee, fixed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiving fee, share</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Cell</name>
    <message>
        <source>nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>hidden amount, %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>no trend</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>trend from %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Clipboard</name>
    <message>
        <source>Nothing to copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Exporter</name>
    <message>
        <source>%1 could not be written: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Headless</name>
    <message>
        <source>There is no node %1 in this profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret of %1 is in the vault, which only the window can unlock.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The variables are not a JSON object.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HoldsModel</name>
    <message>
        <source>Posted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends soon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>HttpTransport</name>
    <message>
        <source>The node shows another certificate than before. Remembered: %1. Now: %2. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No authority known to this computer vouches for the node&apos;s certificate. Its fingerprint is %1. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node&apos;s certificate is not fit for use: %1 Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node&apos;s address is not a web address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node&apos;s answer is larger than this console reads (%1 MB).</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>IntentJournal</name>
    <message>
        <source>This act is finished; nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This act was never recorded.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Jcs</name>
    <message>
        <source>The value is nested too deeply to be sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A value to be sent has no content.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number to be sent is not finite.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A text to be sent is not valid Unicode.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>LocalStore</name>
    <message>
        <source>The disk is full: the console&apos;s database could not be written.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console&apos;s database did not do what was asked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The folder %1 cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was written by a newer version of this console. It was left as it is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console&apos;s database was damaged. It was kept as %1 and a new one begun. Unfinished money acts recorded in it cannot be listed: look at the transfers of your accounts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The console&apos;s database %1 cannot be opened.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>NodeAnswer</name>
    <message>
        <source>The node refused this tenant and secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node, or something in front of it, does not allow this.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no Admin API at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This address does not take Admin API requests.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy asks for a name and a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Something in front of the node waited too long for its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The request is larger than the node accepts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node asks to be questioned less often.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node cannot answer at the moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node sends this request elsewhere (%1). A signed request is not sent on: put the final address into the profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node failed while answering (HTTP %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node did not accept the request (HTTP %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer is not one of an Admin API (HTTP %1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node&apos;s answer cannot be read: it is not a GraphQL response.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node answered with neither data nor a reason.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node refused without saying why.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node could not be reached in time.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node did not answer in time; whether it acted is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No machine has this name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection broke before the answer; whether the node acted is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing listens at this address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No safe connection could be agreed on with the node; nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The safe connection broke before the answer; whether the node acted is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy could not be used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The proxy broke the connection before the answer; whether the node acted is not known.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No connection to the node came up; nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node answered without saying what it did.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node does not know this.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Options</name>
    <message>
        <source>%1 needs a value.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown option %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>query needs --node NAME and one GraphQL document.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown argument %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signalbox: a console for payment and workflow nodes.

  signalbox [options] [signalbox:NODE/PAGE/ID]   open the console, perhaps at one object
  signalbox profiles list                        the nodes of this profile, one a line
  signalbox query --node NAME DOCUMENT           ask a node in GraphQL; - reads standard input

  --demo            start the sandbox inside this program: two nodes, alder and birch
  --connect URL     begin with connecting to the node at this address
  --profile DIR     keep everything in DIR
  --safe            start without the window, page and node of the last time
  --variables JSON  of a query
  --help, --version

Exit codes: 0 done, 1 failed, 2 usage, 4 the profile is in use, 75 no answer (try again).
</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>OverviewModel</name>
    <message>
        <source>Deposit of %1 without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawal of %1 without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post of %1 without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void of %1 without an answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 left, alert below %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, asked at %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold ends in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post or void</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has nothing left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is below its alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Of its alert</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeerFields</name>
    <message>
        <source>Say which ILP address the peer has, such as test.birch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An ILP address has at most %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An ILP address begins with g, test, private or local, such as test.birch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Between points stand letters, digits, _, ~ and -, such as test.birch.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets go to an address such as https://birch.example/ilp.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not a route. %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>PeersModel</name>
    <message>
        <source>Below alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ILP address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidity</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Profile</name>
    <message>
        <source>The profile has no identifier.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node needs a name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node&apos;s name is longer than %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must be a web address such as https://node.example/graphql.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The address must not hold a name or a password.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tenant is a UUID such as 438fa74a-fa7d-4317-9ced-dde32ece1787.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The colour is not one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The remembered fingerprint is not one of SHA-256.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of authorities is too large.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of authorities holds no certificate.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>RowFeed</name>
    <message>
        <source>The rows are no longer there</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TenantSettings</name>
    <message>
        <source>Exchange rates address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Webhook address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Webhook time-out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Webhook attempts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wallet address base</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ILP address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where rates for this tenant are fetched</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where the node sends this tenant&apos;s events</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Milliseconds until a delivery counts as failed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In all, the first one included; 0 sends nothing</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What the tenant&apos;s wallet addresses begin with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where packets for this tenant go</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a web address. Write it like https://example.com/path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not a number. Write it like 2000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must be more than 0, for example 2000</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It must not be negative, for example 10</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not an ILP address. Write it like g.alder.birch or test.alder</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TenantsModel</name>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Webhook address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ILP address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>TransferLines</name>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 settlement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settlement account %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held until %1</source>
        <comment>a time of day</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not told</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawal</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debit account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Flow</source>
        <comment>into an account or out of it</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>Vault</name>
    <message>
        <source>The cryptographic library failed; nothing was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of secrets cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase is wrong, or the file of secrets was changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The passphrase needs at least %1 characters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of secrets holds none for this node; enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>VersionedFile</name>
    <message>
        <source>%1 is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 was written by a newer version of this console.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is damaged.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It was kept as %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The last good copy is used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Defaults are used.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is too much to be saved in %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be saved; the old one is unchanged.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WalletAddressFields</name>
    <message>
        <source>A wallet address is a name such as thabo.m, or a whole https address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wallet address begins with https.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The bare host is no wallet address; add a name such as thabo.m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is taken by payments; choose another name.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say the name, such as thabo.m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wallet address has no spaces.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Addresses of this tenant begin with %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A key is written in base64url: letters, digits, - and _, without =.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>An Ed25519 key has 32 bytes, 43 letters; this one has %n byte(s).</source>
        <translation>
            <numerusform>An Ed25519 key has 32 bytes, 43 letters; this one has %n byte.</numerusform>
            <numerusform>An Ed25519 key has 32 bytes, 43 letters; this one has %n bytes.</numerusform>
        </translation>
    </message>
    <message>
        <source>This is not a JWK; it begins with { and names kid and x.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is a private key. Keep it; paste the public one, without d.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only Ed25519 keys are taken: kty OKP, crv Ed25519.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its alg must be EdDSA.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The JWK has no kid; the key is found by it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>WalletAddressesModel</name>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inactive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Age</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>main</name>
    <message>
        <source>The folder of the profile cannot be made.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Another console uses this profile.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try: signalbox --help</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AccountChooser</name>
    <message>
        <source>Whose transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets, settlement accounts, peers and wallet addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name, address, asset or id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Find an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The newest %1 of each kind are listed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AccountList</name>
    <message>
        <source>Asset liquidity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settlement</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wallet address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 liquidity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 settlement</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AccountsPage</name>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No transfers yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What enters or leaves this account appears here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Direction</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>In</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Posted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Voided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lapsed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the right to read accounts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose an account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>How many transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1, the first %2 each way</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>of %1, %2 in and %3 out</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Some accounts could not be listed: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Into this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Out of this account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>To</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Debit account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Credit account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 each way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AssetDrawer</name>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kind</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>None</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Since</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History of fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fees</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers of this asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawal threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiving fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The history could not be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The transfers could not be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The first %1 each way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::AssetsPage</name>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Funded</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No assets yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An asset is what amounts on this node are counted in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the right to read assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>scale %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n on %1</source>
        <translation>
            <numerusform>%n on %1</numerusform>
            <numerusform>%n on %1</numerusform>
        </translation>
    </message>
    <message>
        <source>The thresholds of %1 are saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fee of %1 is changed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the asset %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its fees and thresholds go. Its %1 of liquidity and its transfers stay in the ledger. A node refuses while peers or wallet addresses use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its fees and thresholds go. Its transfers stay in the ledger. A node refuses while peers or wallet addresses use it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody knows whether %1 was deleted: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CellDelegate</name>
    <message>
        <source>Copied</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CertificateDialog</name>
    <message>
        <source>The certificate of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing was sent to it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remembered, SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown now, SHA-256</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For %1, issued by %2, until %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask the people who run this node, over another way, whether they changed it. If they did not, somebody may stand between you and the node.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay disconnected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust the new certificate</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Chart</name>
    <message>
        <source>%1 %2</source>
        <comment>series, value</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <comment>moment, values</comment>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::CheckLines</name>
    <message>
        <source>Checks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reached</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clock</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant and secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Version</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Permission to write</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>checking</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>next</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>not tried</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>SHA-256 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust this certificate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Chip</name>
    <message>
        <source>%1: any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear with Delete</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>any</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ConnectDialog</name>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is saved until every check has answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save and open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address of its Admin API</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty for a node without tenants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type to replace the one that is kept</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is it for?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production opens read-only and asks for names before money moves.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in the vault of this profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in the system keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to the system keychain, never to a file</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use a vault instead</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Goes to a file of this profile, encrypted with a passphrase of yours</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The system keychain is being asked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No system keychain works here. %1 The secret goes to a file of this profile instead, encrypted with a passphrase of yours.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trusts an authority of your own, too</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Signed by an authority of your own?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Trust it no more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Choose its certificate…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificate of an authority</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Certificates (*.pem *.crt *.cer)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All files (*)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file %1 is empty or cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ConnectionTest</name>
    <message>
        <source>Not tried.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node answers within %1 ms.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is good until %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The connection is not encrypted: use it on this computer or inside a private network only.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node refused this tenant and secret; the clocks being apart is reason enough.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is not an Admin API this console knows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node has tenants (version 2).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node does not tell its time, so the clocks were not compared.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The clocks of the node and of this computer agree.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n second(s) behind the node&apos;s; signatures go by the clock.</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n second behind the node&apos;s; signatures go by the clock.</numerusform>
            <numerusform>This computer&apos;s clock is %n seconds behind the node&apos;s; signatures go by the clock.</numerusform>
        </translation>
    </message>
    <message numerus="yes">
        <source>This computer&apos;s clock is %n second(s) ahead of the node&apos;s; signatures go by the clock.</source>
        <translation>
            <numerusform>This computer&apos;s clock is %n second ahead of the node&apos;s; signatures go by the clock.</numerusform>
            <numerusform>This computer&apos;s clock is %n seconds ahead of the node&apos;s; signatures go by the clock.</numerusform>
        </translation>
    </message>
    <message>
        <source>The node takes these credentials for another tenant: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node accepts this tenant and secret.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node lets this console in.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node is of the generation without tenants (version 1).</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Changes may not be allowed with these credentials; reading is.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading and changing are allowed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You are the operator: all tenants can be seen and changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reading and changing are allowed, for this tenant only.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DeleteTenantDialog</name>
    <message>
        <source>Delete the tenant %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be undone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It can no longer sign requests, and its settings go. Its assets, peers, wallet addresses and transfers stay in the node, and nobody but the operator reaches them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Nobody knows whether it was deleted. Asking again does no harm.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::DepositDialog</name>
    <message>
        <source>Deposit to %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 deposited to %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Dialog</name>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Drawer</name>
    <message>
        <source>Move the drawer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep the drawer open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close the drawer</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EditTenantDialog</name>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what is changed is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Where people agree to grants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Replace the secret of the consent page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty: it stays as it is</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only the tenant itself can replace its API secret.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::EnvironmentBadge</name>
    <message>
        <source>Sandbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Test</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Production</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FeeDialog</name>
    <message>
        <source>Change a fee of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It counts for payments from now on</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiving</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Which fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fixed part</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Share of the amount, in percent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>100 %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A payment of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fee until now stays in the history.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This asset&apos;s scale is too fine to show an example.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The example appears when both fields can be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>too large</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2 → %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Fee</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sender pays</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Receiver gets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fee comes on top of what the receiver gets. Shares are rounded up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The fee is taken from what arrives. Shares are rounded up.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A number from 0 to 100 with at most two decimals, for example 1.25</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>From 0 to 100, at most two decimals</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Taken from every payment</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FileSettings</name>
    <message>
        <source>The settings hold no values.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::FormDialog</name>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 Nobody knows whether it was done. Asking again uses the same key, so it is done at most once.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Format</name>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 d</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 h %2 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2 %3</source>
        <comment>date, time, zone</comment>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 B</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 kB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 MB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 GB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 TB</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type an amount, like %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” is not part of an amount. Write it like %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has a letter %1 in it. Write it like %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Has two decimal signs. Write it like %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” stands where no group of three ends. Write it like %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This asset has no decimals. Write it like %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This asset has %1 digits after the decimal sign. Write it like %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This is more than the asset can hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An amount is not negative. Write it like %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The amount is zero</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::GraphQlNodeClient</name>
    <message>
        <source>The node&apos;s answer has another shape than it should.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This cannot be done with this kind of account.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A change of the link needs both the endpoint and its token.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is no tenant setting called %1.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::GraphqlPage</name>
    <message>
        <source>Save this query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save query</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved on this computer; a query of that name is replaced</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A query needs a name to be found again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not JSON at character %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables are an object, for example {&quot;id&quot;: &quot;…&quot;}</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>There is nothing to run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asking %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n error(s)</source>
        <translation>
            <numerusform>%n error</numerusform>
            <numerusform>%n errors</numerusform>
        </translation>
    </message>
    <message>
        <source>only the beginning is shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The schema could not be read: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This node does not tell its schema. Queries still work.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved as %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A line for curl</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GraphQL with its variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>GraphQL</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Write a query, or take one from the left</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Document</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>{ &quot;id&quot;: &quot;…&quot; }</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Variables</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Run this mutation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy as</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the history</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search the schema</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HoldDialog</name>
    <message>
        <source>Post the hold of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void the hold of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The money leaves for good.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The money is free again where it was.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ends by itself</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason then</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 posted: the money has left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 voided: the money is free again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A posted hold cannot be taken back.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves the node; a new withdrawal can be made.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::HoldsPage</name>
    <message>
        <source>Holds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No holds yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A withdrawal that is held first waits here for post or void.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>posted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>voided</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>expired</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>by this console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the right to read transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 accounts answered; holds of the others are as this console knows them.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>Only %n account(s) were asked; holds made elsewhere on others are missing.</source>
        <translation>
            <numerusform>Only %n account was asked; holds made elsewhere on others are missing.</numerusform>
            <numerusform>Only %n accounts were asked; holds made elsewhere on others are missing.</numerusform>
        </translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 waiting on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deadline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This console</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Elsewhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Told by the node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Yes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Account</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This hold has ended; there is nothing to post or void.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::IdLabel</name>
    <message>
        <source>Copy %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ImpactView</name>
    <message>
        <source>%1: %2, then %3.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::KeychainSecretStore</name>
    <message>
        <source>The keychain holds no secret for this node; enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The keychain was not opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This session has no keychain that works.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::KeysDialog</name>
    <message>
        <source>no key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change them in Settings › Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::LockPill</name>
    <message>
        <source>Read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlocked</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This node is read-only. Unlock it to change it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This node can be changed for another %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This node can be changed.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 s</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MainWindow</name>
    <message>
        <source>The demo did not start</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the demo again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo is starting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two nodes, alder and birch, are being made on this computer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Opening %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its secret is being read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit this node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 (%2)</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – Signalbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 – %2 – Signalbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 does not answer. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 is not the one you trusted. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The certificate of %1 cannot be trusted. Nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compare</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n money act(s) did not come to an end: resume or abandon.</source>
        <translation>
            <numerusform>%n money act did not come to an end: resume or abandon.</numerusform>
            <numerusform>%n money acts did not come to an end: resume or abandon.</numerusform>
        </translation>
    </message>
    <message>
        <source>Look at them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Window</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search or run a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refresh page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This page has nothing to export.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide or show figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make node read-only, or unlock it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show tasks</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Collapse or widen sidebar</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Switch between light and dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show all keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Help for this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Signalbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open page %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay unlocked for longer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 failed. %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A money act waits for its answer. It is written down: the next start offers to resume it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still running: %1. It would be broken off.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Quit Signalbox?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stay</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MemorySecretStore</name>
    <message>
        <source>The secret of this node is not known any more; enter it again.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MessageBar</name>
    <message>
        <source>Undo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close this message</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MoneyActs</name>
    <message>
        <source>This act is on its way; wait for its answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node was closed.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MoneyDialog</name>
    <message>
        <source>Asset liquidity in %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peer liquidity in %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money of a wallet address in %1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Falls below your alert of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stays below your alert of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Rises above your alert of %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reason, kept on this computer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>After this</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Type %1 to confirm</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sending…</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved with key %1 before it is sent. No answer means ask again, never pay twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It could not be written down, so nothing was sent.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is written down. Asking again sends the same request with the same key.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 refused it. Nothing was moved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer yet from %1. It may have happened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ask again sends the same request with the same key, so it happens at most once. (%1)</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::MoneyField</name>
    <message>
        <source>Only %1 can be taken</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::NeedsCard</name>
    <message>
        <source>Needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n open</source>
        <translation>
            <numerusform>%n open</numerusform>
            <numerusform>%n open</numerusform>
        </translation>
    </message>
    <message>
        <source>Nothing needs you</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Low money, holds that end soon and acts without an answer stand here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::NewAssetDialog</name>
    <message>
        <source>New asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What amounts on this node are counted in</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Code</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As others write it: USD, ZAR, JPY</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Scale</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node tells you when liquidity falls below it. Empty: never</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawal threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller amounts stay where they are. Empty: none</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Whose asset it is. It cannot be changed later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Digits after the point; the smallest amount is %1. It cannot be changed later</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>An asset needs a code, for example USD</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole number from 0 to 255. Most money has 2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::NewKeyDialog</name>
    <message>
        <source>Add key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>JWK</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Paste the public key; it fills in the two fields below.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public key, x</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Ed25519 in base64url, 43 letters.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1 is there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say the key&apos;s id; whoever checks a signature finds the key by it.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::NewTenantDialog</name>
    <message>
        <source>New tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A party with assets, peers and addresses of its own</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What others see, for example Birch Bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>API secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The tenant signs with it. It is shown only now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copied. It is shown only now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make another</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Optional; where people agree to grants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secret of the consent page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tenant needs a name, for example Birch Bank</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Without a secret the tenant cannot sign its requests</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::NewWalletAddressDialog</name>
    <message>
        <source>New wallet address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create wallet address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name or address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown to whoever pays to it; may be empty.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is there now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A whole https address, or a name behind the node&apos;s own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A name behind %1, such as thabo.m.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Becomes %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node puts it behind its own address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an asset first; a wallet address is in one asset.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::NodeButton</name>
    <message>
        <source>No node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Node %1, %2. Switch to another node.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::NodeSwitcher</name>
    <message>
        <source>Connecting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Online</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No answer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Offline</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Manage nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not opened</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2, %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::NodeView</name>
    <message>
        <source>Page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::NodesSection</name>
    <message>
        <source>Nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Not open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Inside this program, at %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove %1 from this console?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its address and its secret are forgotten here. The node itself and its money stay as they are, and so does what this console recorded about money acts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 could not be removed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::NoticesPopup</name>
    <message>
        <source>%1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing has happened that needs you</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::OverviewPage</name>
    <message>
        <source>Ask again for an unfinished act</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dashboard</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As of %1: %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This secret may not read the node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still no answer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is done, once: %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused, nothing was moved: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money by asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peers and their alerts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All peers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Assets</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Peers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Wallet addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Holds waiting</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer time</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Answer time of the node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The line begins with the next answers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It shows what this console measured since it was opened.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ms</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n answer(s) measured</source>
        <translation>
            <numerusform>%n answer measured</numerusform>
            <numerusform>%n answers measured</numerusform>
        </translation>
    </message>
    <message>
        <source>next ends in %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>none below its alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n below alert</source>
        <translation>
            <numerusform>%n below alert</numerusform>
            <numerusform>%n below alert</numerusform>
        </translation>
    </message>
    <message>
        <source>and more</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>all active</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n inactive</source>
        <translation>
            <numerusform>%n inactive</numerusform>
            <numerusform>%n inactive</numerusform>
        </translation>
    </message>
    <message>
        <source>nothing to post or void</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Palette</name>
    <message>
        <source>Search or run a command</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What fits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing fits these letters</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PeerDialog</name>
    <message>
        <source>New peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>on %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Create peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token sent to the peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Token the peer sends</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ILP address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The peer knows you by it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty keeps it; it goes with the endpoint.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>You know the peer by it. Give it to the peer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty keeps those it has; a new one replaces all.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty is no limit.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty is no alert.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More address prefixes behind this peer, with spaces between.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>First liquidity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Empty deposits nothing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1, %n digit(s) after the point</source>
        <translation>
            <numerusform>%1, %n digit after the point</numerusform>
            <numerusform>%1, %n digits after the point</numerusform>
        </translation>
    </message>
    <message>
        <source>The limit can be changed, not taken away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The alert can be changed, not taken away.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Say what you call this peer, such as Birch Bank.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make an asset first; a peer is in one asset.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The peer knows you by this token; type its, or make one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A new endpoint needs its token as well.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node cannot take a limit away; type a higher one.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node cannot take an alert away; type 0.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is a peer now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is saved.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PeerDrawer</name>
    <message>
        <source>Liquidity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 liquidity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Held</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Packets at most</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alert is set for this peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Missing to its alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Above its alert by</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Payments through this peer stop when nothing is left.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>With an alert this console says when a deposit is due.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>ILP address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Endpoint</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Routes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PeersPage</name>
    <message>
        <source>Peers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No peers yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A peer is a node you exchange packets with.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Liquidity</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Below alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Enough</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No alert</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the right to read peers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete peer</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its %1 can no longer be withdrawn here.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete peer %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its tokens, routes and alert go with it. Payments stay. %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is no longer a peer.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ProfileStore</name>
    <message>
        <source>The list of nodes is missing.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More than %1 nodes are not kept.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A node in the list cannot be read.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A node is in the list twice.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This node is not in the list.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ProgressLine</name>
    <message>
        <source>Under way</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::PropertiesDialog</name>
    <message>
        <source>Properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key, value, and whether everybody may see it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Properties of %1 are saved.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Visible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Value</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Remove this property</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A property needs a key and a value; the node drops half ones.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>“%1” stands there twice.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::QuerySidebar</name>
    <message>
        <source>Schema</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>History</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Schema, history or saved queries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search schema, history and saved queries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Entries</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing here yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, a mutation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, a type</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete the saved query</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SearchButton</name>
    <message>
        <source>Search or run a command</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SettingsPage</name>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Search settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sections</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No setting fits “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try one word, such as “theme” or “time zone”.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::SettingsSection</name>
    <message>
        <source>Security</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Lock the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of this profile, encrypted with your passphrase. Open now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file of this profile, encrypted with your passphrase. Locked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For computers without a keychain: a file encrypted with a passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n minute(s)</source>
        <translation>
            <numerusform>%n minute</numerusform>
            <numerusform>%n minutes</numerusform>
        </translation>
    </message>
    <message>
        <source>Unlock production for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Then it locks itself again. 15 minutes unless you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Data</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Open folder</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>This profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: settings, nodes, the record of money acts.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo&apos;s nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Free space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 are free on this disk.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unknown.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>About</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A console for payment and workflow nodes. It calls nobody but the nodes you connect.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made with</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Qt %1. Letters: Inter and JetBrains Mono, SIL Open Font License 1.1. Icons: Lucide, ISC, some of them from Feather, MIT.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system unless you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Increase contrast</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Stronger lines and grey words. Off unless you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Height of rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact unless you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Compact</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comfortable</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reduce motion</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing slides or fades. Off unless you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Use the system&apos;s font</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Figures stay in Signalbox Sans, whose digits line up. Off unless you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Language</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system unless you choose; holds from the next start.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>English</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Decimal sign</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A point unless you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Point: 1234.50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Comma: 1234,50</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Groups of three digits</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A narrow space unless you choose.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Narrow space</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Apostrophe</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No groups</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Time zone</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system unless you choose. Exports are always in UTC.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Appearance</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Formats</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Secrets of your nodes are kept there; where it does not work, in the vault.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It is being asked. It may show a question of its own.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It works: an entry was written, read and removed again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It does not work here. %1</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ShortcutsSection</name>
    <message>
        <source>Shortcuts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No key for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Default key for %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The same key as “%1”: neither will work.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Sidebar</name>
    <message>
        <source>Overview</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Money</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Automation</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>System</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Pages</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, %2</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::StatusBar</name>
    <message>
        <source>Cancel %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing runs in the background</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tasks running</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%1 and %n more</source>
        <translation>
            <numerusform>%1 and %n more</numerusform>
            <numerusform>%1 and %n more</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TableDriver</name>
    <message>
        <source>Read-only. Unlock to act</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Exporting %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The export was cancelled</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n row(s) in %1</source>
        <translation>
            <numerusform>%n row in %1</numerusform>
            <numerusform>%n rows in %1</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TablePage</name>
    <message>
        <source>From the cache: no link since %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Retry</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 nodes answered</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Why</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Any</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It needs %1.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “%1”</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing matches “%1” in %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Clear the filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 selected</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 shown</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy cell</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy rows</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Actions</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Filter %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>More</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Columns as they were</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing to copy</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cell copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Row copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 rows copied</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Export %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown, as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What is shown, as JSON</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything, as CSV</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Everything, as JSON</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TenantSettingsDialog</name>
    <message>
        <source>Not a web address. Write it like https://example.com/path</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Only what is changed is sent</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A setting can be changed but not removed</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TenantsPage</name>
    <message>
        <source>Tenants</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No tenants yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A tenant has assets, peers and wallet addresses of its own on this node.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>State</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deleted</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the secret of the node&apos;s operator</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit own settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Delete tenant</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n on %1</source>
        <translation>
            <numerusform>%n on %1</numerusform>
            <numerusform>%n on %1</numerusform>
        </translation>
    </message>
    <message>
        <source>Only the tenant itself can change its settings: connect as this tenant to do so.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>E-mail</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Consent page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Made</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The settings of %1 are saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is deleted</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::ThresholdsDialog</name>
    <message>
        <source>Thresholds of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Both are saved together</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save thresholds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Alert below</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdrawal threshold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Left empty, the threshold of %1 is removed</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node tells you when liquidity falls below it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Smaller amounts stay where they are</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Tile</name>
    <message>
        <source>not known yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1: %2. %3</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TokenField</name>
    <message>
        <source>Show the token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a new token</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Copy the token</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TopBar</name>
    <message>
        <source>Refresh this page</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hide figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Notices</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Settings</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Updated %1 ago</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Show figures</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>%n unread notice(s)</source>
        <translation>
            <numerusform>%n unread notice</numerusform>
            <numerusform>%n unread notices</numerusform>
        </translation>
    </message>
</context>
<context>
    <name>signalbox::ui::TransfersTab</name>
    <message>
        <source>Transfers</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Transfers could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No transfers yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposits and payments appear here.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::UnfinishedDialog</name>
    <message>
        <source>Unfinished money acts</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>They were written down, and no answer settled them</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resuming sends the same request with the same key: it happens at most once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Close</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deposit %1 to %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw %1 from %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Post %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Void %1 of %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw all of %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>a node that is no longer here</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>On %1, recorded %2, key %3</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abandon</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Resume</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of them are settled.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The node is being opened. Resume again in a moment.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent again; waiting for the answer.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Done.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Refused, nothing happened: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Still no answer: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abandon this act?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It may have happened on the node; this console will not ask again. The record of it stays.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Abandon act</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep act</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::UnlockDialog</name>
    <message>
        <source>Unlock %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It locks itself again when the time is over</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>While it is unlocked, what you do here changes real accounts and real money.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 min</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>For how long</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it read-only</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Unlock for %1 min</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::VaultDialog</name>
    <message>
        <source>Unlock the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make a vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>It keeps the secrets of your nodes</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A file for secrets, locked with a passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Passphrase</source>
        <translation type="unfinished"></translation>
    </message>
    <message numerus="yes">
        <source>At least %n character(s). Without it the secrets are lost; nobody can reset it.</source>
        <translation>
            <numerusform>At least %n character. Without it the secrets are lost; nobody can reset it.</numerusform>
            <numerusform>At least %n characters. Without it the secrets are lost; nobody can reset it.</numerusform>
        </translation>
    </message>
    <message>
        <source>The same again</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Cancel</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Make the vault</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The two are not the same.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::VaultSecretStore</name>
    <message>
        <source>The file of secrets is not complete.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The file of secrets is locked; enter your passphrase.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::WalletAddressDrawer</name>
    <message>
        <source>Keys</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Details</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No keys yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A client signs with a key of its wallet address.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keys could not be read</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No properties yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, visible</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1, hidden</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Public name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Created</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Id</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tenant</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::WalletAddressNameDialog</name>
    <message>
        <source>Public name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Save name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Shown to whoever pays to it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has its new name.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::WalletAddressesPage</name>
    <message>
        <source>Wallet addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>No wallet addresses yet</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wallet address is where a person is paid.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Status</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>inactive</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Asset</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>the right to read wallet addresses</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>New wallet address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Change public name</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Activate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deactivate</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Add key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke key</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Edit properties</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 on %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deactivate %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nobody can pay to it, and its open incoming payments end soon. Keys and money stay; it can be activated again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Deactivate address</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it active</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is active again.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 is inactive now.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Revoke key %1?</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>What it signs is refused from now on. It cannot be taken back; a new key can be added.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Keep it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Key %1 is revoked.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 has no money of its own.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::Welcome</name>
    <message>
        <source>Welcome to Signalbox</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>One console for the nodes that move your payments and run your workflows.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Start the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Try the demo</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Two nodes, alder and birch, already peered with each other.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A few seconds</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Kept in the folder of this profile</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Marked as sandbox everywhere</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Connect to a node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A Signalbox or Rafiki node that somebody already runs.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Its address, tenant and secret</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The secret goes to the system keychain</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Tested before anything is saved</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>The demo did not start: %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing leaves this computer until you connect to a node</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Theme</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>As the system</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Light</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Dark</source>
        <translation type="unfinished"></translation>
    </message>
</context>
<context>
    <name>signalbox::ui::WithdrawDialog</name>
    <message>
        <source>Withdraw from %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Amount</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 available</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>A wallet address gives all it has.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>All of it</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Now</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold first</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>When it leaves</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold for</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1 today</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1 tomorrow</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>until %1, %2</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Reserved now, sent when you post it.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Sent at once.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Hold</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw %1</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Withdraw</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 withdrawn from %2.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>%1 of %2 held for %3. Post or void it on Holds.</source>
        <translation type="unfinished"></translation>
    </message>
    <message>
        <source>Nothing is left; %1 cannot pay out until a deposit.</source>
        <translation type="unfinished"></translation>
    </message>
</context>
</TS>
