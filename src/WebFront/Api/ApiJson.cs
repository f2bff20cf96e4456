using System.Text.Json.Serialization;
using Chatbotics.WebFront.Api.Audit;
using Chatbotics.WebFront.Api.Channels;
using Chatbotics.WebFront.Api.Contacts;
using Chatbotics.WebFront.Api.Conversations;
using Chatbotics.WebFront.Api.People;

namespace Chatbotics.WebFront.Api;

/// <summary>Reads and writes bodies without reflection. What a body has too much is ignored: nothing is bound but what stands here.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingNull,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    MaxDepth = 16)]
[JsonSerializable(typeof(ApiProblem))]
[JsonSerializable(typeof(ApiList<ConversationModels.Conversation>))]
[JsonSerializable(typeof(ConversationModels.Conversation))]
[JsonSerializable(typeof(ConversationModels.StatusBody))]
[JsonSerializable(typeof(ConversationModels.AssignBody))]
[JsonSerializable(typeof(ConversationModels.LabelsBody))]
[JsonSerializable(typeof(ConversationModels.PriorityBody))]
[JsonSerializable(typeof(ApiList<ConversationModels.Message>))]
[JsonSerializable(typeof(ConversationModels.SendBody))]
[JsonSerializable(typeof(ConversationModels.NoteBody))]
[JsonSerializable(typeof(ConversationModels.Queued))]
[JsonSerializable(typeof(ApiList<ConversationModels.LabelModel>))]
[JsonSerializable(typeof(ConversationModels.LabelModel))]
[JsonSerializable(typeof(ConversationModels.LabelBody))]
[JsonSerializable(typeof(ApiList<ContactModels.Contact>))]
[JsonSerializable(typeof(ContactModels.Contact))]
[JsonSerializable(typeof(ContactModels.ContactBody))]
[JsonSerializable(typeof(ContactModels.MergeBody))]
[JsonSerializable(typeof(ContactModels.Import))]
[JsonSerializable(typeof(ContactModels.ExportBody))]
[JsonSerializable(typeof(ContactModels.Export))]
[JsonSerializable(typeof(ContactModels.ContactNoteBody))]
[JsonSerializable(typeof(ApiList<ContactModels.Attribute>))]
[JsonSerializable(typeof(ContactModels.Attribute))]
[JsonSerializable(typeof(ContactModels.AttributeBody))]
[JsonSerializable(typeof(ApiList<ContactModels.Segment>))]
[JsonSerializable(typeof(ContactModels.Segment))]
[JsonSerializable(typeof(ContactModels.SegmentBody))]
[JsonSerializable(typeof(ApiList<PeopleModels.Member>))]
[JsonSerializable(typeof(ApiList<PeopleModels.Team>))]
[JsonSerializable(typeof(PeopleModels.Team))]
[JsonSerializable(typeof(PeopleModels.TeamBody))]
[JsonSerializable(typeof(ApiList<ChannelModels.Channel>))]
[JsonSerializable(typeof(ChannelModels.Channel))]
[JsonSerializable(typeof(ApiList<AuditModels.Entry>))]
internal sealed partial class ApiJson : JsonSerializerContext;
