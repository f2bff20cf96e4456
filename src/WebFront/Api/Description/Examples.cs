using System.Collections.Frozen;
using System.Text.Json.Nodes;
using System.Text.Json.Serialization.Metadata;
using Chatbotics.WebFront.Api.Agents;
using Chatbotics.WebFront.Api.Channels;
using Chatbotics.WebFront.Api.Contacts;
using Chatbotics.WebFront.Api.Conversations;
using Chatbotics.WebFront.Api.Inbox;
using Chatbotics.WebFront.Api.Notifications;
using Chatbotics.WebFront.Api.People;
using Chatbotics.WebFront.Api.Privacy;

namespace Chatbotics.WebFront.Api.Description;

/// <summary>
/// Examples for the description. What a program sends is written down here; what it receives is made of its type, with a
/// value for each member's name.
/// </summary>
internal static class Examples
{
    private const string Id = "01a202c473fc71c3bdee5195252c9337";
    private const string ConversationId = "d2hhdHNhcHAvMjAwNTQwMzUyMjQyOTIyLzE1NTUwMDAxMTEx";
    private const string Time = "2026-03-14T09:30:00+00:00";

    private static readonly FrozenDictionary<Type, string> Bodies = new Dictionary<Type, string>
    {
        [typeof(ConversationModels.SendBody)] = """{"text":"Your parcel left today. Shall I send the link?","options":[{"title":"Yes, please"},{"title":"No, thanks"}]}""",
        [typeof(ConversationModels.NoteBody)] = """{"text":"Asked the warehouse; an answer comes tomorrow."}""",
        [typeof(ConversationModels.StatusBody)] = """{"status":"resolved"}""",
        [typeof(ConversationModels.AssignBody)] = """{"assigneeId":""}""",
        [typeof(ConversationModels.LabelsBody)] = """{"add":[],"remove":["5195252c9337bdee"]}""",
        [typeof(ConversationModels.PriorityBody)] = """{"priority":"high"}""",
        [typeof(ConversationModels.BulkBody)] = $$"""{"ids":["{{ConversationId}}"],"status":"resolved","isRead":true}""",
        [typeof(ConversationModels.AssistBody)] = """{"task":"suggest","language":"en"}""",
        [typeof(ConversationModels.LabelBody)] = """{"name":"Returns","colour":"teal","about":"Parcels that come back"}""",
        [typeof(InboxModels.QueryBody)] = """{"view":"unassigned","status":"open","where":[{"field":"waiting_since","operator":"longer_ago_than","values":["120"]}],"sort":"oldest_waiting","limit":50}""",
        [typeof(InboxModels.FilterBody)] = """{"name":"Waits too long","isShared":false,"view":"unassigned","status":"open","where":[{"field":"waiting_since","operator":"longer_ago_than","values":["120"]}],"sort":"oldest_waiting"}""",
        [typeof(InboxModels.SavedAnswerBody)] = """{"shortcut":"opening-hours","text":"Hello {{contact.first_name}}, we are open Monday to Friday, 9 to 17."}""",
        [typeof(InboxModels.AssignmentBody)] = """{"rules":[{"name":"Everything","isOn":true,"method":"fewest_open","onlyOnline":true}],"capacity":10}""",
        [typeof(ContactModels.ContactBody)] = """{"name":"Lea Brandt","language":"de","addLabels":["regular"]}""",
        [typeof(ContactModels.MergeBody)] = $$"""{"contactId":"{{Id}}"}""",
        [typeof(ContactModels.ContactNoteBody)] = """{"text":"Prefers to be called in the afternoon."}""",
        [typeof(ContactModels.ColumnsBody)] = """{"fields":["name","phone",null]}""",
        [typeof(ContactModels.ExportBody)] = """{}""",
        [typeof(ContactModels.SegmentBody)] = """{"name":"Has a number","where":[{"field":"phone","operator":"is_set"}]}""",
        [typeof(ContactModels.AttributeBody)] = """{"name":"Size","kind":"list","options":["S","M","L"]}""",
        [typeof(ChannelModels.ConnectBody)] = """{"token":"EAAG…","phoneNumberId":"200540352242922","businessAccountId":"100540352242922","pin":"123456"}""",
        [typeof(ChannelModels.ChannelBody)] = """{"name":"Shop on WhatsApp"}""",
        [typeof(ChannelModels.RemedyBody)] = """{"remedy":"subscribe"}""",
        [typeof(ChannelModels.TestBody)] = """{"to":"+4915112345678"}""",
        [typeof(ChannelModels.RoutingBody)] = """{"agentId":"","teamId":""}""",
        [typeof(WebsiteModels.WebsiteBody)] = """{"name":"Website","title":"Acme","greeting":"Hello! Ask us anything. An AI agent answers first.","colour":"#2F5D50","origins":["https://shop.example.com"],"language":"en"}""",
        [typeof(WebsiteModels.Website)] = """{"id":"webchat/0c1d2e3f405162738495","assetId":"0c1d2e3f405162738495","name":"Website","isOn":true,"title":"Acme","greeting":"Hello! Ask us anything.","launcher":"","colour":"#2F5D50","origins":["https://shop.example.com"],"language":"en","snippet":"<script async src=\"https://your.host/widget/v1.js\" data-channel=\"0c1d2e3f405162738495\"></script>","signedInSnippet":"<script async …></script>","isSecretInUse":false,"secretSetAt":"2026-03-14T09:30:00+00:00"}""",
        [typeof(NotificationModels.ReadBody)] = """{}""",
        [typeof(NotificationModels.NotificationBody)] = """{"events":[{"event":"waiting","ways":["in_app","mail"]}],"mails":"daily","isQuiet":true,"quietFrom":"20:00","quietTo":"07:00"}""",
        [typeof(NotificationModels.MailContentBody)] = """{"showsContent":false}""",
        [typeof(AgentModels.LimitBody)] = """{"costPerDay":20}""",
        [typeof(AgentModels.NewAgentBody)] = """{"name":"Wren","template":"support"}""",
        [typeof(AgentModels.DraftBody)] = """{"draft":{"purpose":"Answers questions about orders","instructions":"Answer in two or three short sentences, from the sources only.","handOver":{"whenAsked":true,"whenNotFound":true,"whenUpset":true,"keywords":["lawyer"],"afterTurns":8}}}""",
        [typeof(AgentModels.PublishBody)] = """{"note":"Knows the new opening hours"}""",
        [typeof(AgentModels.SecretBody)] = """{"value":"a-secret-of-the-shop"}""",
        [typeof(AgentModels.TestsBody)] = """{"tests":[{"question":"When are you open?","contains":["9"],"lacks":["Sunday"]}]}""",
        [typeof(AgentModels.RunBody)] = """{"versions":[0],"times":1}""",
        [typeof(KnowledgeModels.BaseBody)] = """{"name":"Shop","language":"en"}""",
        [typeof(KnowledgeModels.SourceBody)] = """{"kind":"pairs","title":"Opening","pairs":[{"question":"When are you open?","answer":"Monday to Friday, 9 to 17."}]}""",
        [typeof(PeopleModels.MemberBody)] = """{"sees":"all"}""",
        [typeof(PeopleModels.InviteBody)] = """{"email":"sam@example.com","roleId":"agent"}""",
        [typeof(PeopleModels.RoleBody)] = """{"name":"Night shift","permissions":["conversations.view","conversations.reply","people.view"]}""",
        [typeof(PeopleModels.KeyBody)] = """{"name":"Reporting","permissions":["conversations.view"]}""",
        [typeof(PeopleModels.TeamBody)] = """{"name":"Returns"}""",
        [typeof(PeopleModels.WorkspaceBody)] = """{"timeZone":"Europe/Berlin"}""",
        [typeof(RetentionModels.RuleBody)] = """{"days":365}""",
        [typeof(RequestModels.RequestBody)] = """{"kind":"access","person":"Lea Brandt","way":"by e-mail"}""",
        [typeof(RequestModels.StepBody)] = """{"step":"identified","note":"Called the number on file."}""",
        [typeof(RequestModels.EvidenceBody)] = """{"kind":"identity","text":"Called back on the number on file."}""",
        [typeof(RequestModels.ActBody)] = """{"field":"name","value":"Lea Brandt"}""",
        [typeof(DataExportModels.DataExportBody)] = $$"""{"contactId":"{{Id}}"}""",
        [typeof(DataExportModels.LinkBody)] = """{"days":3,"downloads":3,"send":false}""",
        [typeof(ErasureModels.ErasureBody)] = $$"""{"kind":"contact","contactId":"{{Id}}"}""",
        [typeof(RegisterModels.NoticesBody)] = """{"bases":[{"channel":"whatsapp","legalBasis":"contract"}],"stopWords":["STOP","STOPP"],"policyUrl":"https://shop.example.com/privacy","saysAge":true}""",
        [typeof(RegisterModels.SubprocessorBody)] = """{"name":"Meta Platforms Ireland","purpose":"Delivers messages","place":"Ireland"}""",
        [typeof(RegisterModels.AccessGrantBody)] = """{"reason":"A message does not arrive","hours":4}""",
        [typeof(RetentionModels.HoldBody)] = """{"name":"Case 12/26","channel":"whatsapp"}""",
    }.ToFrozenDictionary();

    private static readonly FrozenDictionary<string, string> Words = new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["id"] = Id, ["name"] = "Lea Brandt", ["contactName"] = "Lea Brandt", ["authorName"] = "Sam Field", ["invitedBy"] = "Sam Field", ["by"] = "Sam Field",
        ["status"] = "open", ["channel"] = "whatsapp", ["platform"] = "whatsapp", ["channelId"] = "200540352242922", ["assetId"] = "200540352242922", ["channelIds"] = "whatsapp/200540352242922",
        ["channels"] = "whatsapp", ["holder"] = "person", ["holderId"] = Id, ["priority"] = "none", ["labels"] = "5195252c9337bdee", ["preview"] = "Where is my parcel?", ["contactId"] = Id,
        ["kind"] = "text", ["contentKind"] = "text", ["authorKind"] = "customer", ["text"] = "Where is my parcel?", ["snippet"] = "Where is my parcel?", ["messageKey"] = "c-4f1d", ["messageId"] = "wamid.HBgL…",
        ["delivery"] = "delivered", ["activity"] = "opened", ["type"] = "image/jpeg", ["types"] = "image/jpeg", ["textUnit"] = "characters", ["colour"] = "teal", ["about"] = "Parcels that come back",
        ["phone"] = "+4915112345678", ["email"] = "lea@example.com", ["language"] = "en", ["languages"] = "en", ["timeZone"] = "Europe/Berlin", ["value"] = "+4915112345678", ["scope"] = "200540352242922",
        ["field"] = "phone", ["operator"] = "is_set", ["values"] = "120", ["stage"] = "checked", ["header"] = "Phone", ["column"] = "Phone", ["detail"] = "This is no phone number.",
        ["code"] = "invalid", ["title"] = "Token", ["fact"] = "in 41 days", ["state"] = "ok", ["remedy"] = "renew", ["category"] = "UTILITY", ["body"] = "Your order {{1}} is on its way.",
        ["shortcut"] = "opening-hours", ["view"] = "unassigned", ["sort"] = "newest_activity", ["method"] = "fewest_open", ["roleId"] = "agent", ["sees"] = "all", ["memberId"] = Id, ["ownerId"] = Id,
        ["permissions"] = "conversations.view", ["token"] = "cbk_acme_0123456789abcdef_…", ["workspaceId"] = "acme", ["purpose"] = "Answers questions about orders", ["instructions"] = "Answer from the sources only.",
        ["tone"] = "friendly and short", ["mode"] = "automatic", ["engine"] = "best_available", ["url"] = "https://shop.example.com/orders/{{arg.order}}", ["address"] = "https://shop.example.com/help",
        ["source"] = "Opening", ["answer"] = "Monday to Friday, 9 to 17.", ["question"] = "When are you open?", ["action"] = "member.role_changed", ["actorKind"] = "person", ["hash"] = "9f86d081884c7d65…",
        ["handle"] = "+49 151 12345678", ["conversationIds"] = ConversationId, ["contains"] = "9", ["lacks"] = "Sunday", ["reactions"] = "👍", ["nextCursor"] = "MC4xNzQx…", ["link"] = "https://your.host/invitation#…",
        ["secret"] = "5f2c…", ["event"] = "waiting", ["ways"] = "in_app", ["mails"] = "daily",
        ["quietFrom"] = "20:00", ["quietTo"] = "07:00", ["agentId"] = "wren", ["teamId"] = Id, ["from"] = "09:00", ["to"] = "18:00", ["when"] = "inside",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, (string Meaning, string Example)> Parts = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["id"] = ("The id of the conversation or contact", ConversationId), ["message"] = ("The message's messageKey", "c-4f1d"), ["note"] = ("The note's messageKey or id", "c-4f1e"),
        ["file"] = ("The file's id", Id), ["position"] = ("The message's position", "12"), ["index"] = ("The place of the file in the message, from 0", "0"), ["label"] = ("The label's id", "5195252c9337bdee"),
        ["filter"] = ("The filter's id", "5195252c9337bdee"), ["answer"] = ("The saved answer's id", Id), ["merge"] = ("The merge's id", Id), ["import"] = ("The import's id", Id), ["export"] = ("The export's id", Id),
        ["segment"] = ("The segment's id", Id), ["attribute"] = ("The attribute's id", "size"), ["platform"] = ("whatsapp, messenger, instagram or webchat", "whatsapp"), ["asset"] = ("The channel's assetId", "200540352242922"),
        ["site"] = ("The assetId of a website's chat", "0c1d2e3f405162738495"), ["agent"] = ("The agent's id", "wren"), ["version"] = ("The version's number", "3"), ["name"] = ("A name", "shop_key"), ["base"] = ("The knowledge base's id", "shop"), ["source"] = ("The source's id", Id),
        ["member"] = ("The member's id", Id), ["invitation"] = ("The invitation's id", Id), ["team"] = ("The team's id", Id), ["role"] = ("The role's id", Id), ["key"] = ("The key's id", "0123456789abcdef"),
        ["channel"] = ("whatsapp, messenger, instagram, webchat or shopify", "whatsapp"), ["hold"] = ("The hold's id", Id), ["subprocessor"] = ("The subprocessor's id", Id), ["grant"] = ("The grant's id", Id), ["limit"] = ("", "50"), ["q"] = ("", "parcel"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>The example of a body that a program sends; null when there is none yet.</summary>
    /// <param name="type">The body's type.</param>
    public static string? Body(Type type) => Bodies.GetValueOrDefault(type);

    /// <summary>What a part of a path means.</summary>
    /// <param name="name">Its name.</param>
    public static string? Meaning(string name) => Parts.TryGetValue(name, out var part) ? part.Meaning : null;

    /// <summary>A value for a parameter; null for none.</summary>
    /// <param name="name">Its name.</param>
    public static string? Parameter(string name) => Parts.TryGetValue(name, out var part) ? part.Example : null;

    /// <summary>An example of what is no JSON.</summary>
    /// <param name="contentType">Its type.</param>
    public static string Raw(string contentType) => contentType == "text/csv" ? "Name,Phone\r\nLea Brandt,+4915112345678\r\n" : "(the bytes of the file)";

    /// <summary>An example of a body or an answer.</summary>
    /// <param name="type">Its type.</param>
    public static JsonNode? Of(Type type) => Body(type) is { } body ? JsonNode.Parse(body) : Made(ApiJson.Default.GetTypeInfo(type)!, "", 0);

    /// <summary>An example of a problem.</summary>
    /// <param name="problem">Which.</param>
    public static JsonNode Problem((int Status, string Code, string When) problem)
    {
        var example = new JsonObject
        {
            ["type"] = "/api/docs#problem-" + problem.Code,
            ["title"] = problem.Status == 422 ? "Invalid request" : "Refused",
            ["status"] = problem.Status,
            ["detail"] = problem.Status == 422 ? "One or more fields are wrong." : problem.When,
            ["code"] = problem.Code,
        };
        if (problem.Status == 422)
        {
            example["errors"] = new JsonArray(new JsonObject { ["field"] = "phone", ["code"] = "bad_phone", ["detail"] = "Write the number with its country code, for example +4915112345678." });
        }

        return example;
    }

    private static JsonNode? Made(JsonTypeInfo type, string name, int depth)
    {
        if (type.Kind == JsonTypeInfoKind.Object && depth < 5)
        {
            var made = new JsonObject();
            foreach (var property in type.Properties)
            {
                made[property.Name] = Made(ApiJson.Default.GetTypeInfo(property.PropertyType)!, property.Name, depth + 1);
            }

            return made;
        }

        if (type.Kind == JsonTypeInfoKind.Enumerable && type.ElementType is { } element)
        {
            return new JsonArray(Made(ApiJson.Default.GetTypeInfo(element)!, name, depth + 1));
        }

        if (type.Kind == JsonTypeInfoKind.Dictionary)
        {
            return new JsonObject { ["size"] = "M" };
        }

        var plain = Nullable.GetUnderlyingType(type.Type) ?? type.Type;
        return plain == typeof(string) ? Words.GetValueOrDefault(name, name)
            : plain == typeof(bool) ? name is "isDone" or "isSending" or "isOn" or "canReply" or "onlyOnline" or "isOnline"
            : plain == typeof(DateTimeOffset) ? Time
            : plain == typeof(Guid) ? "01a202c4-73fc-71c3-bdee-5195252c9337"
            : plain == typeof(double) || plain == typeof(float) || plain == typeof(decimal) ? 0.5
            : plain.IsPrimitive ? 1
            : null;
    }
}
