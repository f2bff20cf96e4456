using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.WebFront.Dashboard.Shell;

namespace Chatbotics.WebFront.Dashboard.Contacts;

/// <summary>The words for what contacts are known by and filtered by.</summary>
internal static class ContactWords
{
    private static ImmutableArray<(string Id, string Name)> Fields =>
    [
        (ContactFields.Channel, Texts.Contacts["Channel"]),
        (ContactFields.Label, Texts.Contacts["Label"]),
        (ContactFields.LastSeen, Texts.Contacts["Last wrote"]),
        (ContactFields.Created, Texts.Contacts["Added"]),
        (ContactFields.Phone, Texts.Contacts["Phone number"]),
        (ContactFields.Email, Texts.Contacts["E-mail address"]),
        (ContactFields.Language, Texts.Contacts["Language"]),
        (ContactFields.Blocked, Texts.Contacts["Blocked"]),
    ];

    /// <summary>The fields that a filter offers.</summary>
    /// <param name="catalogue">The workspace's attributes.</param>
    public static IEnumerable<(string Id, string Name)> Choices(ImmutableArray<AttributeDefinition> catalogue) =>
        Fields.Concat(catalogue.Select(static one => (ContactFields.AttributePrefix + one.Id, one.Name)));

    /// <summary>What a field is called.</summary>
    /// <param name="field">The field.</param>
    /// <param name="catalogue">The workspace's attributes.</param>
    public static string Field(string field, ImmutableArray<AttributeDefinition> catalogue) =>
        Choices(catalogue).FirstOrDefault(one => one.Id == field).Name ?? Texts.Contacts["A deleted attribute"];

    /// <summary>The operators of a field, with their words.</summary>
    /// <param name="field">The field.</param>
    /// <param name="catalogue">The workspace's attributes.</param>
    public static ImmutableArray<(ContactOperator Operator, string Name)> Operators(string field, ImmutableArray<AttributeDefinition> catalogue) => field switch
    {
        ContactFields.Channel => [(ContactOperator.Is, Texts.Contacts["is"]), (ContactOperator.IsNot, Texts.Contacts["is not"])],
        ContactFields.Blocked => [(ContactOperator.IsSet, Texts.Contacts["yes#answer"]), (ContactOperator.IsNotSet, Texts.Contacts["no#answer"])],
        ContactFields.Phone or ContactFields.Email => [(ContactOperator.IsSet, Texts.Contacts["is known"]), (ContactOperator.IsNotSet, Texts.Contacts["is not known"])],
        ContactFields.LastSeen or ContactFields.Created =>
        [
            (ContactOperator.WithinDays, Texts.Contacts["within the last days"]), (ContactOperator.NotWithinDays, Texts.Contacts["not within the last days"]),
            (ContactOperator.Below, Texts.Contacts["before"]), (ContactOperator.Above, Texts.Contacts["after"]),
            (ContactOperator.IsSet, Texts.Contacts["ever"]), (ContactOperator.IsNotSet, Texts.Contacts["never#operator"]),
        ],
        _ => KindOf(field, catalogue) switch
        {
            AttributeKind.Number => [(ContactOperator.Is, Texts.Contacts["is"]), (ContactOperator.Below, Texts.Contacts["is below"]), (ContactOperator.Above, Texts.Contacts["is above"]), (ContactOperator.IsSet, Texts.Contacts["is known"]), (ContactOperator.IsNotSet, Texts.Contacts["is not known"])],
            AttributeKind.Date => [(ContactOperator.Is, Texts.Contacts["is"]), (ContactOperator.Below, Texts.Contacts["is before"]), (ContactOperator.Above, Texts.Contacts["is after"]), (ContactOperator.IsSet, Texts.Contacts["is known"]), (ContactOperator.IsNotSet, Texts.Contacts["is not known"])],
            _ => [(ContactOperator.Is, Texts.Contacts["is"]), (ContactOperator.IsNot, Texts.Contacts["is not"]), (ContactOperator.IsSet, Texts.Contacts["is known"]), (ContactOperator.IsNotSet, Texts.Contacts["is not known"])],
        },
    };

    /// <summary>Whether an operator needs a value.</summary>
    /// <param name="test">The operator.</param>
    public static bool NeedsValue(ContactOperator test) => test is not (ContactOperator.IsSet or ContactOperator.IsNotSet);

    /// <summary>The kind of input that a condition's value needs: text, number, date, or a choice.</summary>
    /// <param name="condition">The condition.</param>
    /// <param name="catalogue">The workspace's attributes.</param>
    public static string Input(ContactCondition condition, ImmutableArray<AttributeDefinition> catalogue) => condition switch
    {
        { Operator: ContactOperator.WithinDays or ContactOperator.NotWithinDays } => "number",
        { Field: ContactFields.LastSeen or ContactFields.Created } => "date",
        _ => KindOf(condition.Field, catalogue) switch
        {
            AttributeKind.Date => "date",
            _ => "text",
        },
    };

    /// <summary>The values that a condition can have; empty for any.</summary>
    /// <param name="field">The field.</param>
    /// <param name="catalogue">The workspace's attributes.</param>
    public static ImmutableArray<(string Value, string Name)> Values(string field, ImmutableArray<AttributeDefinition> catalogue) => field switch
    {
        ContactFields.Channel => [.. Enum.GetValues<ChannelPlatform>().Select(static one => (one.Name(), Look.Name(one)))],
        _ => Attribute(field, catalogue) switch
        {
            { Kind: AttributeKind.List } list => [.. list.Options.Select(static one => (one, one))],
            { Kind: AttributeKind.Checkbox } => [("true", Texts.Contacts["Yes"]), ("false", Texts.Contacts["No"])],
            _ => [],
        },
    };

    /// <summary>What an identity is called.</summary>
    /// <param name="kind">Its kind.</param>
    public static string Name(IdentityKind kind) => kind switch
    {
        IdentityKind.Phone => Texts.Contacts["Phone"],
        IdentityKind.Email => Texts.Contacts["E-mail"],
        IdentityKind.External => Texts.Contacts["External id"],
        _ => Look.Name((ChannelPlatform)kind),
    };

    /// <summary>An attribute's value as people read it.</summary>
    /// <param name="definition">The attribute.</param>
    /// <param name="value">The stored value.</param>
    public static string Value(AttributeDefinition definition, string value) => definition.Kind is AttributeKind.Checkbox ? value == "true" ? Texts.Contacts["Yes"] : Texts.Contacts["No"] : value;

    /// <summary>What an attribute holds, in words.</summary>
    /// <param name="kind">Its kind.</param>
    public static string Name(AttributeKind kind) => kind switch
    {
        AttributeKind.Number => Texts.Contacts["Number"],
        AttributeKind.Date => Texts.Contacts["Date"],
        AttributeKind.List => Texts.Contacts["List"],
        AttributeKind.Checkbox => Texts.Contacts["Checkbox"],
        _ => Texts.Contacts["Text"],
    };

    private static AttributeKind? KindOf(string field, ImmutableArray<AttributeDefinition> catalogue) => Attribute(field, catalogue)?.Kind;

    private static AttributeDefinition? Attribute(string field, ImmutableArray<AttributeDefinition> catalogue) =>
        field.StartsWith(ContactFields.AttributePrefix, StringComparison.Ordinal)
            ? catalogue.FirstOrDefault(one => one.Id == field[ContactFields.AttributePrefix.Length..])
            : null;
}
