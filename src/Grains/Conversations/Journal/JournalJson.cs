using System.Text.Json.Serialization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Conversations.Entries;

namespace Chatbotics.Grains.Conversations.Journal;

/// <summary>How entries and snapshots are written. Stored for years: names follow from the members' names, which therefore stay.</summary>
[JsonSourceGenerationOptions(
    PropertyNamingPolicy = JsonKnownNamingPolicy.CamelCase,
    DefaultIgnoreCondition = JsonIgnoreCondition.WhenWritingDefault,
    UnmappedMemberHandling = JsonUnmappedMemberHandling.Skip,
    GenerationMode = JsonSourceGenerationMode.Metadata,
    Converters = [typeof(MessageContentConverter), typeof(AuthorConverter), typeof(EntryConverter), typeof(Utf8TextConverter)])]
[JsonSerializable(typeof(Entry))]
[JsonSerializable(typeof(MessageIn))]
[JsonSerializable(typeof(EchoIn))]
[JsonSerializable(typeof(EditIn))]
[JsonSerializable(typeof(UnsendIn))]
[JsonSerializable(typeof(ReactionIn))]
[JsonSerializable(typeof(ReceiptIn))]
[JsonSerializable(typeof(ActivityIn))]
[JsonSerializable(typeof(IdentityIn))]
[JsonSerializable(typeof(ContactUpdated))]
[JsonSerializable(typeof(EventSetAside))]
[JsonSerializable(typeof(MessageQueued))]
[JsonSerializable(typeof(AttemptStarted))]
[JsonSerializable(typeof(AttemptAccepted))]
[JsonSerializable(typeof(AttemptFailed))]
[JsonSerializable(typeof(AttemptLost))]
[JsonSerializable(typeof(SendHeld))]
[JsonSerializable(typeof(SendReconciled))]
[JsonSerializable(typeof(SendCancelled))]
[JsonSerializable(typeof(SendRequeued))]
[JsonSerializable(typeof(OwnerChanged))]
[JsonSerializable(typeof(EpisodeOpened))]
[JsonSerializable(typeof(StatusChanged))]
[JsonSerializable(typeof(ConversationRead))]
[JsonSerializable(typeof(TurnScheduled))]
[JsonSerializable(typeof(TurnStarted))]
[JsonSerializable(typeof(TurnRetried))]
[JsonSerializable(typeof(TurnEnded))]
[JsonSerializable(typeof(TurnDropped))]
[JsonSerializable(typeof(PriorityChanged))]
[JsonSerializable(typeof(LabelsChanged))]
[JsonSerializable(typeof(TeamChanged))]
[JsonSerializable(typeof(AssigneeChanged))]
[JsonSerializable(typeof(FileStored))]
[JsonSerializable(typeof(FileFailed))]
[JsonSerializable(typeof(FileWanted))]
[JsonSerializable(typeof(FilesErased))]
[JsonSerializable(typeof(NoteAdded))]
[JsonSerializable(typeof(NoteRemoved))]
[JsonSerializable(typeof(SendScheduled))]
[JsonSerializable(typeof(SendUnscheduled))]
[JsonSerializable(typeof(ContactBlocked))]
[JsonSerializable(typeof(MarketingChanged))]
[JsonSerializable(typeof(ContentErased))]
[JsonSerializable(typeof(Snapshot))]
[JsonSerializable(typeof(Attachment[]))]
[JsonSerializable(typeof(ReplyOption[]))]
[JsonSerializable(typeof(GeoLocation))]
[JsonSerializable(typeof(TemplateReference))]
internal sealed partial class JournalJson : JsonSerializerContext;
