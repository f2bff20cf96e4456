using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Abstractions.Privacy;

/// <summary>Refusals around privacy: one code, one sentence that says what to do.</summary>
public static class PrivacyRefusals
{
    /// <summary>Too many erasures are under way.</summary>
    public static Refusal TooManyErasures { get; } =
        new("too_many_erasures", "500 erasures are under way already. Wait until some of them are done.");

    /// <summary>A message is still on its way.</summary>
    public static Refusal BeingSent { get; } =
        new("being_sent", "This message is still being sent. Take it back, or erase it once it has been sent.");

    /// <summary>The days of a rule are out of range.</summary>
    public static Refusal Days { get; } = new("retention_days", "Give 1 to 3,660 days, or choose to keep everything.", "days");

    /// <summary>The days for counts are out of range.</summary>
    public static Refusal AnalyticsDays { get; } = new(
        "retention_days", "Give 8 to 3,660 days: budgets and the figures of the last week are made of these counts.", "days");

    /// <summary>The days for the audit log are out of range.</summary>
    public static Refusal AuditDays { get; } = new(
        "retention_days", "Give 365 to 3,660 days: an auditor must be able to see a whole year.", "days");

    /// <summary>Files or evidence would be kept longer than the messages they belong to.</summary>
    public static Refusal LongerThanMessages { get; } = new(
        "retention_longer_than_messages", "Messages go earlier, and everything of theirs with them. Give at most as many days as for messages, or keep messages longer first.", "days");

    /// <summary>A rule of this kind belongs to the workspace, or the channel is none.</summary>
    public static Refusal RetentionChannel { get; } = new(
        "retention_channel", "Choose a channel. Rules for counts and for the audit log hold for the whole workspace.", "channel");

    /// <summary>A hold has no name, or too long a one.</summary>
    public static Refusal HoldName { get; } = new("hold_name", "Give the hold a name of 1 to 80 characters that doesn't name a person.", "name");

    /// <summary>A hold holds nothing, too much, or something of another workspace.</summary>
    public static Refusal HoldScope { get; } =
        new("hold_scope", "Choose a channel, a filter, up to 200 contacts, or up to 1,000 conversations of this workspace. A workspace has at most 100 holds.", "conversations");

    /// <summary>A hold's reason is too long.</summary>
    public static Refusal HoldReason { get; } = new("hold_reason", "Give the reason in at most 500 characters, without naming a person.", "reason");

    /// <summary>A hold's filter makes no sense.</summary>
    public static Refusal HoldFilter { get; } =
        new("hold_filter", "Choose for each condition what to compare, how, and with what. Name the person instead of \"me\".", "conditions");

    /// <summary>A request says nobody asks.</summary>
    public static Refusal RequestPerson { get; } = new("request_person", "Say who asks, in 1 to 120 characters.", "person");

    /// <summary>A request is carried out before anybody knows who asks.</summary>
    public static Refusal RequestIdentity { get; } = new("request_identity", "Check who asks first, and say so in the request.");

    /// <summary>A request doesn't say how it came.</summary>
    public static Refusal RequestWay { get; } = new("request_way", "Say how the request came, for example \"by e-mail\".", "way");

    /// <summary>A note is too long, or a refusal has no reason.</summary>
    public static Refusal RequestNote { get; } = new("request_note", "Write what was done in at most 500 characters. A refusal needs a reason.", "note");

    /// <summary>The stop words are none, or too many.</summary>
    public static Refusal StopWords { get; } = new("stop_words", "Give 1 to 20 words of at most 30 characters each.", "stopWords");

    /// <summary>The erasure phrase is too short or too long.</summary>
    public static Refusal ErasurePhrase { get; } = new("erasure_phrase", "Give a phrase of 3 to 60 characters, or leave it empty to switch it off.", "erasurePhrase");

    /// <summary>The policy's address is none.</summary>
    public static Refusal PolicyUrl { get; } = new("policy_url", "Give an address that begins with https://, or leave it empty.", "policyUrl");

    /// <summary>A subprocessor's entry is incomplete.</summary>
    public static Refusal Subprocessor { get; } = new("subprocessor", "Give the name, what the company does, and the country where it does it.", "name");

    /// <summary>A grant has no reason, or too long a time.</summary>
    public static Refusal Grant { get; } = new("grant", "Give a reason of at least five characters and 1 to 72 hours.", "reason");

    /// <summary>The key can't be renewed now.</summary>
    public static Refusal KeyRotation { get; } =
        new("key_rotation", "The key is being renewed already, or there is none yet because nothing was sealed. Wait until it is done.");

    /// <summary>It is on legal hold.</summary>
    public static Refusal OnHold { get; } =
        new("on_hold", "This is on legal hold and must be kept. Lift the hold under Privacy, Retention, before you erase it.");

    /// <summary>A link's days or downloads are out of range.</summary>
    public static Refusal Link { get; } = new("data_link", "Choose 1 to 7 days and 1 to 20 downloads.", "days");

    /// <summary>There is no conversation that a link can be sent into.</summary>
    public static Refusal LinkNowhere { get; } =
        new("data_link_nowhere", "This person can't be written to here now. Make a link and send it another way.");

    /// <summary>The file is not ready.</summary>
    public static Refusal NotReady { get; } = new("not_ready", "The file is still being written. Wait until it is ready.");

    /// <summary>Too many files are kept at a time.</summary>
    public static Refusal TooManyExports { get; } =
        new("too_many_exports", "100 files of persons' data are kept already. Each goes by itself after a day; wait, or end links that are not needed.");

    /// <summary>A piece of evidence says nothing, or too much.</summary>
    public static Refusal EvidenceText { get; } = new("evidence_text", "Write 1 to 2,000 characters, or attach a file.", "text");

    /// <summary>A file is of no type that is kept, or too large.</summary>
    public static Refusal EvidenceFile { get; } = new("evidence_file", "Attach a PDF, a picture (PNG, JPEG, WebP) or a text of at most 5 MB.", "file");

    /// <summary>A request has too many pieces of evidence.</summary>
    public static Refusal EvidenceTooMuch { get; } = new("evidence_too_much", "A request takes at most 30 notes and files. Put what else there is into one file.");

    /// <summary>A correction names no field.</summary>
    public static Refusal RequestField { get; } = new("request_field", "Choose what is to be put right, and write how it should read, in at most 500 characters.", "value");

    /// <summary>Nobody is known for a request that would change something.</summary>
    public static Refusal RequestNobody { get; } =
        new("request_nobody", "This request names no conversation of a known person. Put it right on the contact's page, and say so in the request.");

    /// <summary>A phrase for the chat is too short, too long, or used twice.</summary>
    public static Refusal ChatPhrase { get; } =
        new("chat_phrase", "Give each phrase 3 to 60 characters, all different from each other and from the stop words; leave one empty to switch it off.", "phrases");
}
