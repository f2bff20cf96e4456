using Chatbotics.Grains.Abstractions.People;

namespace Chatbotics.Grains.Contacts;

/// <summary>Every refusal around contacts: one code, one sentence that says what to do.</summary>
internal static class ContactRefusals
{
    /// <summary>Nothing says who it is.</summary>
    public static Refusal Empty { get; } =
        new("contact_empty", "Give a name, a phone number, an e-mail address or an external id, so that the contact can be found again.", "name");

    /// <summary>The name is too long or has line breaks.</summary>
    public static Refusal BadName { get; } = new("bad_name", "Use at most 200 characters on one line.", "name");

    /// <summary>This is no language.</summary>
    public static Refusal BadLanguage { get; } = new("bad_language", "Use a language tag such as de, en-GB or ar.", "language");

    /// <summary>This is no time zone.</summary>
    public static Refusal BadTimeZone { get; } = new("bad_time_zone", "Use a time zone such as Europe/Berlin.", "timeZone");

    /// <summary>This is no phone number.</summary>
    public static Refusal BadPhone { get; } = new("bad_phone", "Start with the country, for example +49 151 2345 678.", "phone");

    /// <summary>This is no address.</summary>
    public static Refusal BadEmail { get; } = new("bad_email", "Enter an e-mail address such as ada@example.com.", "email");

    /// <summary>This is no id.</summary>
    public static Refusal BadExternalId { get; } = new("bad_external_id", "Use 1 to 200 characters on one line.", "externalId");

    /// <summary>Another contact has it.</summary>
    public static Refusal ExternalIdTaken { get; } =
        new("external_id_taken", "Another contact has this external id. Open that one, or merge the two.", "externalId");

    /// <summary>Only channels give these.</summary>
    public static Refusal FromChannel { get; } =
        new("identity_from_channel", "This comes from a channel and stays as long as the conversation does.", "identities");

    /// <summary>Too many of one thing.</summary>
    public static Refusal TooMany { get; } = new("too_many", "The limit is reached. Remove one first.");

    /// <summary>A label is too long or empty.</summary>
    public static Refusal BadLabel { get; } = new("bad_label", "Use labels of 1 to 50 characters.", "labels");

    /// <summary>A note is empty or too long.</summary>
    public static Refusal BadNote { get; } = new("bad_note", "Write 1 to 5,000 characters.", "text");

    /// <summary>A contact can't be merged with itself.</summary>
    public static Refusal SameContact { get; } = new("same_contact", "These are one contact already.", "other");

    /// <summary>Somebody else was faster.</summary>
    public static Refusal Changed { get; } =
        new("changed", "This contact was changed by somebody else meanwhile. Look at it again, then repeat your change.");

    /// <summary>An attribute's name is missing, too long or taken.</summary>
    public static Refusal BadAttributeName { get; } = new("bad_name", "Give a name of 1 to 60 characters that no other attribute has.", "name");

    /// <summary>An attribute's kind can't be changed.</summary>
    public static Refusal KindIsFixed { get; } = new("kind_is_fixed", "What an attribute holds can't be changed. Make a new one.", "kind");

    /// <summary>A list without options.</summary>
    public static Refusal BadOptions { get; } = new("bad_options", "Give 1 to 100 different options of 1 to 100 characters.", "options");

    /// <summary>A description is too long.</summary>
    public static Refusal BadDescription { get; } = new("bad_description", "Use at most 200 characters.", "description");

    /// <summary>A segment's name is missing, too long or taken.</summary>
    public static Refusal BadSegmentName { get; } = new("bad_name", "Give a name of 1 to 60 characters that no other segment has.", "name");

    /// <summary>A segment without conditions.</summary>
    public static Refusal NoConditions { get; } = new("no_conditions", "Add 1 to 20 conditions.", "where");

    /// <summary>A value of an attribute has the wrong form.</summary>
    /// <param name="id">The attribute.</param>
    /// <param name="text">What to do.</param>
    public static Refusal BadValue(string id, string text) => new("bad_value", text, "attributes." + id);

    /// <summary>A condition makes no sense.</summary>
    /// <param name="index">Which, from 0.</param>
    /// <param name="text">What to do.</param>
    public static Refusal BadCondition(int index, string text) =>
        new("bad_condition", text, string.Create(System.Globalization.CultureInfo.InvariantCulture, $"where[{index}]"));
}
