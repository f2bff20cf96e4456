using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Contacts.Files;
using Chatbotics.Grains.Contacts.Indexing;
using Chatbotics.Grains.Contacts.Profiles;

namespace Chatbotics.Grains.Contacts.Files;

/// <summary>Makes changes of contacts out of rows.</summary>
internal static class ImportRows
{
    private static readonly ImmutableArray<(string Field, ImmutableArray<string> Words)> Guesses =
    [
        (ImportFields.Name, ["name", "full name", "fullname", "contact", "contact name", "display name"]),
        (ImportFields.Phone, ["phone", "phone number", "mobile", "tel", "telephone", "whatsapp", "telefon", "handy"]),
        (ImportFields.Email, ["email", "e-mail", "mail", "email address", "e-mail address"]),
        (ImportFields.ExternalId, ["external id", "external_id", "id", "customer id", "customer number", "identifier"]),
        (ImportFields.Language, ["language", "locale", "sprache"]),
        (ImportFields.TimeZone, ["time zone", "timezone", "time_zone"]),
        (ImportFields.Labels, ["labels", "label", "tags"]),
    ];

    /// <summary>Where a column probably goes; null when nobody knows.</summary>
    /// <param name="header">Its heading.</param>
    /// <param name="catalogue">The workspace's attributes.</param>
    public static string? Guess(string header, ImmutableArray<AttributeDefinition> catalogue)
    {
        var folded = WordForms.Fold(header);
        var known = Guesses.FirstOrDefault(guess => guess.Words.Contains(folded)).Field;
        return known ?? (catalogue.FirstOrDefault(one => one.Id == folded || WordForms.Fold(one.Name) == folded) is { } attribute
            ? ContactFields.AttributePrefix + attribute.Id
            : null);
    }

    /// <summary>Whether a column can go there.</summary>
    /// <param name="field">The field; hostile.</param>
    /// <param name="catalogue">The workspace's attributes.</param>
    public static bool IsField(string field, ImmutableArray<AttributeDefinition> catalogue) =>
        Guesses.Any(guess => guess.Field == field) || catalogue.Any(one => ContactFields.AttributePrefix + one.Id == field);

    /// <summary>The change that a row asks for, or what is wrong with it.</summary>
    /// <param name="line">Its line.</param>
    /// <param name="cells">Its cells.</param>
    /// <param name="columns">The columns.</param>
    /// <param name="catalogue">The workspace's attributes.</param>
    public static (ContactEdit? Edit, ImportProblem? Problem) Read(
        int line, string[] cells, ImmutableArray<ImportColumn> columns, ImmutableArray<AttributeDefinition> catalogue)
    {
        var edit = new ContactEdit();
        for (var index = 0; index < columns.Length && index < cells.Length; index++)
        {
            if (columns[index].Field is not { } field || cells[index].Length == 0)
            {
                continue;
            }

            (edit, var wrong) = With(edit, field, cells[index], catalogue);
            if (wrong is not null)
            {
                return (null, new ImportProblem(line, columns[index].Header, wrong));
            }
        }

        return edit.AddIdentities.IsEmpty
            ? (null, new ImportProblem(line, null, "Give a phone number, an e-mail address or an external id. Without one, this contact would be added again by every import."))
            : (edit, null);
    }

    private static (ContactEdit Edit, string? Wrong) With(ContactEdit edit, string field, string text, ImmutableArray<AttributeDefinition> catalogue)
    {
        switch (field)
        {
            case ImportFields.Name:
                return text.Length <= 200 ? (edit with { Name = text }, null) : (edit, ContactRefusals.BadName.Text);
            case ImportFields.Phone:
                return Identity(edit, IdentityKind.Phone, text, ContactRefusals.BadPhone.Text);
            case ImportFields.Email:
                return Identity(edit, IdentityKind.Email, text, ContactRefusals.BadEmail.Text);
            case ImportFields.ExternalId:
                return Identity(edit, IdentityKind.External, text, ContactRefusals.BadExternalId.Text);
            case ImportFields.Language:
                return (edit with { Language = text }, null);
            case ImportFields.TimeZone:
                return TimeZoneInfo.TryFindSystemTimeZoneById(text, out _) ? (edit with { TimeZone = text }, null) : (edit, ContactRefusals.BadTimeZone.Text);
            case ImportFields.Labels:
                var labels = text.Split([',', ';'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
                return Array.TrueForAll(labels, static label => label.Length <= 50) ? (edit with { AddLabels = [.. labels] }, null) : (edit, ContactRefusals.BadLabel.Text);
            default:
                var attribute = catalogue.FirstOrDefault(one => field == ContactFields.AttributePrefix + one.Id);
                if (attribute is null)
                {
                    return (edit, null);
                }

                return ContactEdits.Normal(attribute, text, out var advice) is { } value
                    ? (edit with { Attributes = edit.Attributes.Add(new AttributeValue(attribute.Id, value)) }, null)
                    : (edit, advice);
        }
    }

    private static (ContactEdit Edit, string? Wrong) Identity(ContactEdit edit, IdentityKind kind, string text, string advice) =>
        IdentityForms.Normal(kind, text) is { } value
            ? (edit with { AddIdentities = edit.AddIdentities.Add(new KnownIdentity { Kind = kind, Value = value }) }, null)
            : (edit, advice);
}
