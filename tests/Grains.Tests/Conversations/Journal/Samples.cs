using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Conversations.Entries;

namespace Chatbotics.Grains.Tests.Conversations.Journal;

/// <summary>One entry of every kind, with every member set.</summary>
internal static class Samples
{
    private const long At = 1_760_601_600_000;

    private static readonly Author Mira = new(AuthorKind.Person, "mira", "Mira");

    private static readonly Author Wren = new(AuthorKind.Assistant, "responder", "Wren");

    private static readonly SendError Error = new()
    {
        Kind = SendErrorKind.OutsideWindow,
        Code = 131047,
        Subcode = 2018278,
        Text = "The window is closed.",
        OwnerAction = "Send a template.",
        RetryAfter = TimeSpan.FromSeconds(90),
    };

    private static readonly MessageReferral Referral = new()
    {
        Source = "ADS",
        SourceId = "120210",
        Reference = "summer",
        Headline = "Parcels for less",
        Url = "https://fb.me/1",
    };

    private static readonly TurnTrace Trace = new()
    {
        Agent = "Wren",
        Version = 7,
        Passages = [new TracePassage("How long does it take?", 3.5, true)],
        Duration = TimeSpan.FromMilliseconds(12),
    };

    private static readonly TurnTrace WholeTrace = new()
    {
        Agent = "Wren",
        AgentId = "wren",
        Version = 4,
        Passages = [new TracePassage("Delivery times", 0.8, true) { Text = "Two days.", Address = "https://shop.example/delivery" }, new TracePassage("Returns", 0.2, false)],
        Steps =
        [
            new TraceStep { Kind = TraceStepKind.Messages, Title = "2 messages, one turn" },
            new TraceStep { Kind = TraceStepKind.Knowledge, Title = "Searched knowledge", Detail = "Delivery times", At = TimeSpan.FromMilliseconds(1), Took = TimeSpan.FromMilliseconds(3) },
            new TraceStep { Kind = TraceStepKind.Tool, Title = "Look up an order", Detail = "number: 2074 → in transit", At = TimeSpan.FromMilliseconds(900), Took = TimeSpan.FromMilliseconds(120), Tool = "look_up_order" },
            new TraceStep { Kind = TraceStepKind.Model, Title = "Wrote 12 words", At = TimeSpan.FromSeconds(1), Took = TimeSpan.FromSeconds(1.5) },
            new TraceStep { Kind = TraceStepKind.Guard, Title = "Took out a link", Detail = "evil.example", IsRefused = true },
            new TraceStep { Kind = TraceStepKind.Rules, Title = "Hand-over rules", Detail = "None fitted" },
        ],
        Model = "gpt-x",
        InputTokens = 812,
        OutputTokens = 38,
        Cost = 0.00412m,
        Currency = "EUR",
        Decision = "The customer is upset.",
        Duration = TimeSpan.FromSeconds(2.7),
    };

    private static readonly MessageContent Rich = new()
    {
        Kind = "image",
        Text = "Schöne Grüße 🌞 مرحبا",
        Payload = "P1",
        Attachments =
        [
            new Attachment
            {
                Kind = "image",
                MediaId = "m1",
                Url = "https://lookaside.fbsbx.com/1",
                MimeType = "image/jpeg",
                FileName = "sun.jpg",
                Sha256 = "c2hh",
                Title = "Sun",
                IsVoice = true,
                IsAnimated = true,
                StoredAs = "blob/1",
                Size = 12345,
            },
        ],
        Location = new GeoLocation(48.2, 16.37, "Vienna", "Stephansplatz 1"),
        Options = [new ReplyOption("Yes", "YES", "of course")],
        Template = new TemplateReference { Name = "hello", Language = "de", BodyParameters = ["Lea"] },
        Details = """{"order":1}""",
    };

    /// <summary>The kinds of the first format.</summary>
    public static IReadOnlyList<Entry> First { get; } =
    [
        new MessageIn
        {
            At = At, Hash = ulong.MaxValue, Time = At - 700, Id = "wamid.1", Content = Rich, ReplyTo = "wamid.0", Story = "story.1", Referral = Referral,
            Forwarded = true, Group = "g1", Product = "sku1", Error = 131051, Self = true, Standby = true,
        },
        new EchoIn { At = At, Hash = 2, Time = At - 600, Id = "mid.2", Content = MessageContent.FromText("From the app."), AppId = "26390203743090", By = Author.NativeApp },
        new EditIn { At = At, Hash = 3, Time = At - 500, Target = "wamid.1", Content = MessageContent.FromText("Edited."), Own = true },
        new UnsendIn { At = At, Hash = 4, Time = At - 400, Target = "wamid.1", Own = true },
        new ReactionIn { At = At, Hash = 5, Time = At - 300, Target = "wamid.1", Emoji = "👍", Name = "like", Removed = true },
        new ReceiptIn
        {
            At = At, Hash = 6, Time = At - 200, Status = ReceiptStatus.Read, Ids = ["wamid.8"], Watermark = At - 100, Error = Error, Tracker = "cb-1", Category = "service",
        },
        new ActivityIn
        {
            At = At, Hash = 7, Time = At - 90, Event = "call", Word = "missed", Subject = "c1", Text = "Missed call", Payload = "P", Referral = Referral, Parent = "p1",
            Media = "m1", NewOwner = "1", OldOwner = "2", Opens = true, Own = true, Direction = "USER_INITIATED", Details = "{}",
        },
        new IdentityIn { At = At, Hash = 8, Time = At - 80, NewIds = ["US.1"], Change = "user_changed_user_id", Text = "changed" },
        new ContactUpdated { At = At, Ids = ["US.1", "49170"], Name = "Lea", Username = "lea", Phone = "49170", AsOf = At - 70 },
        new EventSetAside { At = At, Hash = 9, Time = At - 60, Event = "MessageReceived", Error = "NotSupportedException" },
        new MessageQueued { At = At, By = Mira, Content = Rich, ReplyTo = "wamid.1", ClientId = "c1", Turn = "t1" },
        new AttemptStarted { At = At, Message = 11, Number = 2, Tracker = "cb-2" },
        new AttemptAccepted { At = At, Message = 11, Id = "wamid.11" },
        new AttemptFailed { At = At, Message = 11, Error = Error, RetryAt = At + 2000 },
        new AttemptLost { At = At, Message = 11, HoldUntil = At + 20_000, Until = At + 600_000 },
        new SendHeld { At = At, Message = 11, Error = Error, Until = At + 60_000 },
        new SendReconciled { At = At, Message = 11, Id = "wamid.11", By = Evidence.Content },
        new SendCancelled { At = At, Message = 11 },
        new SendRequeued { At = At, Message = 11, By = Mira },
        new OwnerChanged { At = At, Owner = new Owner(OwnerKind.Person, "mira", "Mira"), From = OwnerKind.Assistant, Epoch = 2, Cause = OwnerCause.TakenOver, Reason = "Because.", By = Mira },
        new EpisodeOpened { At = At, Number = 42, Owner = new Owner(OwnerKind.Assistant, "responder", "Wren"), From = OwnerKind.Person, Epoch = 3 },
        new StatusChanged { At = At, Status = ConversationStatus.Resolved, By = Mira },
        new ConversationRead { At = At, By = Mira },
        new TurnScheduled { At = At, Due = At + 2000 },
        new TurnStarted { At = At, Turn = "t1", Epoch = 3, Fragments = [1, 2], Deadline = At + 75_000 },
        new TurnRetried { At = At, Turn = "t1", Run = 2, Deadline = At + 75_000 },
        new TurnEnded { At = At, Turn = "t1", Outcome = TurnOutcome.HandedOver, Reason = "Asked for.", Trace = Trace },
        new TurnDropped { At = At, Turn = "t1", Epoch = 3, Outcome = TurnOutcome.Replied, Replies = [MessageContent.FromText("Too late.")], Reason = "Stale.", Trace = Trace },
    ];

    /// <summary>The team's ordering of its work, and what older kinds gained with it.</summary>
    public static IReadOnlyList<Entry> Organising { get; } =
    [
        new PriorityChanged { At = At, Priority = ConversationPriority.Urgent, By = Mira },
        new LabelsChanged { At = At, Labels = ["l1", "l2"], Names = ["Refund", "VIP"], Removed = true, By = Mira },
        new TeamChanged { At = At, Team = "t1", Name = "Billing", Reason = "By rule.", By = Mira },
        new AssigneeChanged { At = At, Assignee = "jonas", Name = "Jonas", Reason = "Round robin chose Jonas.", By = Author.System },
        new StatusChanged { At = At, Status = ConversationStatus.Snoozed, Until = At + 3_600_000, Cause = StatusCause.SnoozeEnded, By = Mira },
        new OwnerChanged { At = At, Owner = new Owner(OwnerKind.Person, "jonas", "Jonas"), From = OwnerKind.Nobody, Epoch = 4, Cause = OwnerCause.Assigned, By = Mira },
    ];

    /// <summary>Files, notes and messages for later.</summary>
    public static IReadOnlyList<Entry> Composing { get; } =
    [
        new FileStored { At = At, Message = 3, Index = 1, File = "0123456789abcdef0123456789abcdef0123456789abcdef", Type = "image/png", Size = 4_711 },
        new FileFailed { At = At, Message = 3, Error = new SendError { Kind = SendErrorKind.MediaRejected, Text = "WhatsApp no longer has this file." }, RetryAt = At + 5_000 },
        new FileWanted { At = At, Message = 3, Index = 2, File = new Attachment { Kind = "video", MediaId = "7" }, By = Mira },
        new FilesErased { At = At, Target = "wamid.1", Count = 2 },
        new NoteAdded { At = At, By = Mira, Text = "@Jonas have a look", ClientId = "n1", Mentions = [new Mention("jonas", "Jonas")] },
        new NoteRemoved { At = At, Note = "n0", By = Mira },
        new SendScheduled { At = At, By = Mira, Content = MessageContent.FromText("Good morning."), ReplyTo = "wamid.1", ClientId = "s1", SendAt = At + 60_000 },
        new SendUnscheduled { At = At, ClientId = "s0", By = Mira },
        new MessageQueued { At = At, By = Mira, Content = MessageContent.FromText("At once."), ClientId = "q1", NotBefore = At + 5_000 },
    ];

    /// <summary>What contacts tell their conversations.</summary>
    public static IReadOnlyList<Entry> Blocking { get; } =
    [
        new ContactBlocked { At = At, IsBlocked = true, By = Mira },
        new ContactBlocked { At = At, By = Author.System },
    ];

    /// <summary>What customers want of marketing.</summary>
    public static IReadOnlyList<Entry> Marketing { get; } =
    [
        new MarketingChanged { At = At, IsStopped = true, By = Mira },
        new MarketingChanged { At = At, By = Author.System },
        new MessageQueued
        {
            At = At, By = Mira, ClientId = "t1",
            Content = new MessageContent { Kind = ContentKinds.Template, Text = "Come!", Template = new TemplateReference { Name = "sale", Language = "en", Category = "MARKETING" } },
        },
        new AttemptFailed { At = At, Message = 3, Error = new SendError { Kind = SendErrorKind.RecipientUnavailable, Code = 131050, Text = "Not sent.", IsMarketingStopped = true } },
    ];

    /// <summary>What erasures leave behind.</summary>
    public static IReadOnlyList<Entry> Erasing { get; } =
    [
        new ContentErased { At = At, Message = 3, What = "message", Count = 1 },
        new ContentErased { At = At, What = "traces", Count = 12 },
    ];

    /// <summary>What agents' turns leave behind: a whole trace, and a follow-up.</summary>
    public static IReadOnlyList<Entry> Agents { get; } =
    [
        new TurnEnded { At = At, Turn = "t2", Outcome = TurnOutcome.Replied, Trace = WholeTrace },
        new TurnDropped { At = At, Turn = "t3", Epoch = 4, Outcome = TurnOutcome.Replied, Replies = [MessageContent.FromText("Too late.")], Trace = WholeTrace },
        new SendScheduled { At = At, By = new Author(AuthorKind.Assistant, "wren", "Wren"), Content = MessageContent.FromText("Did it arrive?"), ClientId = "f.t2", SendAt = At + 7_200_000, UnlessAnswered = true },
        new SendUnscheduled { At = At, ClientId = "f.t1", By = Author.System },
    ];

    /// <summary>A passage that goes by its question, in a document of another name.</summary>
    public static IReadOnlyList<Entry> Citing { get; } =
    [
        new TurnEnded
        {
            At = At,
            Turn = "t4",
            Outcome = TurnOutcome.Replied,
            Trace = new TurnTrace { Agent = "Wren", AgentId = "wren", Version = 5, Passages = [new TracePassage("Are dogs welcome?", 1, true) { Text = "Yes, on a lead.", Document = "Visiting us" }] },
        },
    ];

    /// <summary>A visitor's exchange on a website: ids that the chat made up, and receipts that it gave.</summary>
    public static IReadOnlyList<Entry> Website { get; } =
    [
        new ContactUpdated { At = At, Ids = ["v-00112233445566778899aabbccddeeff"], Name = "Visitor EEFF", AsOf = At - 10 },
        new MessageIn { At = At, Hash = 10, Time = At - 10, Id = "0011223344556677.c0ffee00c0ffee00", Content = MessageContent.FromText("Do you ship to Norway?") },
        new MessageQueued { At = At, By = Wren, Content = MessageContent.FromText("In two days."), Turn = "t1" },
        new AttemptStarted { At = At, Message = 3, Number = 1, Tracker = "cb-3" },
        new AttemptAccepted { At = At, Message = 3, Id = "web.cb-3" },
        new ReceiptIn { At = At, Hash = 11, Time = At, Status = ReceiptStatus.Delivered, Ids = ["web.cb-3"] },
        new ReceiptIn { At = At, Hash = 12, Time = At, Status = ReceiptStatus.Read, Ids = ["web.cb-3"] },
    ];

    /// <summary>At least one of every kind.</summary>
    public static IReadOnlyList<Entry> All { get; } = [.. First, .. Organising, .. Composing, .. Blocking, .. Marketing, .. Erasing, .. Agents];

    public static Author Assistant => Wren;
}
