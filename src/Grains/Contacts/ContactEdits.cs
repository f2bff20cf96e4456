using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Contacts.Profiles;

namespace Chatbotics.Grains.Contacts;

/// <summary>Applies changes to a contact: all of them, or none when one field is wrong.</summary>
internal static class ContactEdits
{
    private const int MostIdentities = 50;
    private const int MostLabels = 50;
    private const int LongestLabel = 50;
    private const int LongestText = 500;

    /// <summary>Applies a change.</summary>
    /// <param name="group">The contact; to be thrown away when something is refused.</param>
    /// <param name="edit">The change.</param>
    /// <param name="catalogue">The workspace's attributes.</param>
    public static ImmutableArray<Refusal> Apply(ContactGroup group, ContactEdit edit, ImmutableArray<AttributeDefinition> catalogue)
    {
        var refusals = ImmutableArray.CreateBuilder<Refusal>();
        group.Root.IsChanged = true;
        Names(group.Root.Profile, edit, refusals);
        foreach (var value in edit.Attributes)
        {
            Set(group, value, catalogue, refusals);
        }

        Labels(group, edit, refusals);
        Identities(group, edit, refusals);
        return refusals.ToImmutable();
    }

    /// <summary>A value in its form, or null and what to do.</summary>
    /// <param name="definition">The attribute.</param>
    /// <param name="text">As somebody wrote it; hostile.</param>
    /// <param name="advice">What to do; null when it is good.</param>
    public static string? Normal(AttributeDefinition definition, string text, out string? advice)
    {
        var value = text.Trim();
        (var normal, advice) = definition.Kind switch
        {
            AttributeKind.Number => (NumberOf(value), "Enter a number such as 12.5."),
            AttributeKind.Date => (DayOf(value), "Enter a day such as 2026-11-22."),
            AttributeKind.List => (definition.Options.FirstOrDefault(option => string.Equals(option, value, StringComparison.OrdinalIgnoreCase)), "Choose one of the options."),
            AttributeKind.Checkbox => (CheckOf(value), "Enter true or false."),
            _ => (value.Length <= LongestText && !value.Any(static sign => char.IsControl(sign)) ? value : null, "Use at most 500 characters on one line."),
        };
        advice = normal is null ? advice : null;
        return normal;
    }

    private static string? NumberOf(string text) =>
        text.Length <= 32 && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number.ToString(CultureInfo.InvariantCulture)
            : null;

    private static string? DayOf(string text) =>
        DateOnly.TryParseExact(text, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day)
            ? day.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)
            : null;

    private static string? CheckOf(string text) => text.ToUpperInvariant() switch
    {
        "TRUE" or "YES" or "1" => "true",
        "FALSE" or "NO" or "0" => "false",
        _ => null,
    };

    private static void Names(ContactProfile profile, ContactEdit edit, ImmutableArray<Refusal>.Builder refusals)
    {
        if (edit.Name is { } name)
        {
            var clean = name.Trim();
            if (clean.Length > 200 || clean.Any(char.IsControl))
            {
                refusals.Add(ContactRefusals.BadName);
            }

            profile.Name = clean.Length == 0 ? null : clean;
        }

        if (edit.Language is { } language)
        {
            if (language.Trim() is { Length: > 0 } tag && !IsLanguage(tag))
            {
                refusals.Add(ContactRefusals.BadLanguage);
            }

            profile.Language = language.Trim() is { Length: > 0 } good ? good : null;
        }

        if (edit.TimeZone is { } zone)
        {
            if (zone.Trim() is { Length: > 0 } id && (id.Length > 60 || !TimeZoneInfo.TryFindSystemTimeZoneById(id, out _)))
            {
                refusals.Add(ContactRefusals.BadTimeZone);
            }

            profile.TimeZone = zone.Trim() is { Length: > 0 } good ? good : null;
        }
    }

    private static bool IsLanguage(string tag) =>
        tag.Length is >= 2 and <= 35 && char.IsAsciiLetter(tag[0]) && char.IsAsciiLetter(tag[1])
        && tag.All(static sign => char.IsAsciiLetterOrDigit(sign) || sign == '-')
        && tag.Split('-')[0].Length is 2 or 3;

    private static void Set(ContactGroup group, AttributeValue value, ImmutableArray<AttributeDefinition> catalogue, ImmutableArray<Refusal>.Builder refusals)
    {
        if (catalogue.FirstOrDefault(one => one.Id == value.AttributeId) is not { } definition)
        {
            refusals.Add(new Refusal("unknown_attribute", "There is no such attribute. Make it in the settings first.", "attributes"));
            return;
        }

        if (string.IsNullOrWhiteSpace(value.Value))
        {
            foreach (var unit in group.All)
            {
                unit.IsChanged |= unit.Profile.Attributes.Remove(definition.Id);
            }
        }
        else if (Normal(definition, value.Value, out var advice) is { } normal)
        {
            group.Root.Profile.Attributes[definition.Id] = normal;
        }
        else
        {
            refusals.Add(ContactRefusals.BadValue(definition.Id, advice!));
        }
    }

    private static void Labels(ContactGroup group, ContactEdit edit, ImmutableArray<Refusal>.Builder refusals)
    {
        foreach (var unit in group.All)
        {
            unit.IsChanged |= unit.Profile.Labels.RemoveAll(label => edit.RemoveLabels.Contains(label, StringComparer.OrdinalIgnoreCase)) > 0;
        }

        foreach (var label in edit.AddLabels.Select(static one => one.Trim()))
        {
            if (label.Length is 0 or > LongestLabel || label.Any(char.IsControl))
            {
                refusals.Add(ContactRefusals.BadLabel);
            }
            else if (!group.Labels.Contains(label, StringComparer.OrdinalIgnoreCase))
            {
                group.Root.Profile.Labels.Add(label);
            }
        }

        if (group.Root.Profile.Labels.Count > MostLabels)
        {
            refusals.Add(ContactRefusals.TooMany with { Field = "labels" });
        }
    }

    private static void Identities(ContactGroup group, ContactEdit edit, ImmutableArray<Refusal>.Builder refusals)
    {
        foreach (var identity in edit.RemoveIdentities)
        {
            foreach (var unit in group.All)
            {
                var found = unit.Profile.Identities.FindAll(one => one.Kind == identity.Kind && one.Value == identity.Value && one.Scope == identity.Scope);
                if (found.Exists(static one => one.FromChannel))
                {
                    refusals.Add(ContactRefusals.FromChannel);
                }
                else
                {
                    unit.IsChanged |= unit.Profile.Identities.RemoveAll(found.Contains) > 0;
                }
            }
        }

        foreach (var identity in edit.AddIdentities)
        {
            Add(group, identity, refusals);
        }

        if (group.Root.Profile.Identities.Count > MostIdentities)
        {
            refusals.Add(ContactRefusals.TooMany with { Field = "identities" });
        }
    }

    private static void Add(ContactGroup group, KnownIdentity identity, ImmutableArray<Refusal>.Builder refusals)
    {
        if (identity.Kind is not (IdentityKind.Phone or IdentityKind.Email or IdentityKind.External))
        {
            refusals.Add(ContactRefusals.FromChannel);
        }
        else if (IdentityForms.Normal(identity.Kind, identity.Value) is not { } value)
        {
            refusals.Add(identity.Kind switch
            {
                IdentityKind.Phone => ContactRefusals.BadPhone,
                IdentityKind.Email => ContactRefusals.BadEmail,
                _ => ContactRefusals.BadExternalId,
            });
        }
        else
        {
            var stored = new StoredIdentity { Kind = identity.Kind, Value = value };
            if (!group.Identities.Any(stored.IsSame))
            {
                group.Root.Profile.Identities.Add(stored);
            }
        }
    }
}
