using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.WebFront.Dashboard.Inbox;

namespace Chatbotics.WebFront.Api.Contacts;

/// <summary>Contacts as programs see them.</summary>
internal static class ContactModels
{
    /// <summary>A contact. Lists leave out identities, notes, merges and conversations.</summary>
    internal sealed record Contact(
        string Id,
        string Name,
        string? Phone,
        string? Email,
        string? Language,
        string? TimeZone,
        ImmutableArray<string> Channels,
        ImmutableArray<string> Labels,
        ImmutableDictionary<string, string> Attributes,
        bool IsBlocked,
        DateTimeOffset CreatedAt,
        DateTimeOffset? LastSeenAt,
        long? Version = null,
        ImmutableArray<Identity>? Identities = null,
        ImmutableArray<Note>? Notes = null,
        ImmutableArray<Merge>? Merges = null,
        ImmutableArray<string>? ConversationIds = null);

    /// <summary>Something a contact is known by.</summary>
    internal sealed record Identity(string Kind, string Value, string? Scope, bool IsFromChannel);

    /// <summary>A note.</summary>
    internal sealed record Note(Guid Id, string Text, string? By, DateTimeOffset At);

    /// <summary>A merge.</summary>
    internal sealed record Merge(Guid Id, string ContactId, string Name, DateTimeOffset At, DateTimeOffset? UndoneAt);

    /// <summary>What to make or change. What is left out stays; an empty text clears.</summary>
    internal sealed record ContactBody(
        string? Name,
        string? Language,
        string? TimeZone,
        ImmutableDictionary<string, string>? Attributes,
        ImmutableArray<string>? AddLabels,
        ImmutableArray<string>? RemoveLabels,
        ImmutableArray<IdentityBody>? AddIdentities,
        ImmutableArray<IdentityBody>? RemoveIdentities,
        string? Phone,
        string? Email,
        string? ExternalId,
        long? IfVersion);

    /// <summary>An identity to add or remove: phone, email or external.</summary>
    internal sealed record IdentityBody(string? Kind, string? Value);

    /// <summary>The contact to merge in.</summary>
    internal sealed record MergeBody(string? ContactId);

    /// <summary>Contacts that may be one person.</summary>
    internal sealed record DuplicateGroup(ImmutableArray<Contact> Contacts);

    /// <summary>Where the columns of a file go, in their order: name, phone, email, external_id, language, time_zone, labels, attribute:ID, or null to leave one out.</summary>
    internal sealed record ColumnsBody(ImmutableArray<string?>? Fields);

    /// <summary>A note to write.</summary>
    internal sealed record ContactNoteBody(string? Text);

    /// <summary>An attribute of the catalogue.</summary>
    internal sealed record Attribute(string Id, string Name, string Kind, ImmutableArray<string> Options, string? Description);

    /// <summary>An attribute to make or change.</summary>
    internal sealed record AttributeBody(string? Name, string? Kind, ImmutableArray<string>? Options, string? Description);

    /// <summary>A saved filter, with how many match now.</summary>
    internal sealed record Segment(string Id, string Name, ImmutableArray<Condition> Where, long? Count);

    /// <summary>A condition.</summary>
    internal sealed record Condition(string? Field, string? Operator, string? Value);

    /// <summary>A segment to make or change.</summary>
    internal sealed record SegmentBody(string? Name, ImmutableArray<Condition>? Where);

    /// <summary>An import.</summary>
    internal sealed record Import(
        string Id, string Stage, int Rows, int Taken, int Created, int Updated, int Bad, ImmutableArray<Column> Columns, ImmutableArray<Problem> Problems);

    /// <summary>A column and where it goes.</summary>
    internal sealed record Column(string Header, string? Field);

    /// <summary>A row that is left out.</summary>
    internal sealed record Problem(int Row, string? Column, string Detail);

    /// <summary>Which contacts to export: all, or a segment's.</summary>
    internal sealed record ExportBody(string? SegmentId);

    /// <summary>An export.</summary>
    internal sealed record Export(string Id, long Total, long Written, bool IsDone, DateTimeOffset ExpiresAt);

    /// <summary>A row as a program sees it.</summary>
    /// <param name="row">The row.</param>
    public static Contact Of(ContactRow row) => new(
        row.Id,
        row.Name,
        row.Phone,
        row.Email,
        null,
        null,
        [.. row.Channels.Select(static channel => channel.Name())],
        row.Labels,
        row.Attributes.ToImmutableDictionary(static one => one.AttributeId, static one => one.Value, StringComparer.Ordinal),
        row.IsBlocked,
        row.CreatedAt,
        row.LastSeenAt);

    /// <summary>A contact as a program sees it.</summary>
    /// <param name="view">The contact.</param>
    public static Contact Of(ContactView view) => Of(view.Row) with
    {
        Language = view.Language,
        TimeZone = view.TimeZone,
        Version = view.Version,
        Identities = [.. view.Identities.Select(static one => new Identity(ApiWords.Of(one.Kind), one.Value, one.Scope, one.IsFromChannel))],
        Notes = [.. view.Notes.Select(static one => new Note(one.Id, one.Text, one.By.Name, one.At))],
        Merges = [.. view.Merges.Select(static one => new Merge(one.Id, one.OtherId, one.OtherName, one.At, one.UndoneAt))],
        ConversationIds = [.. view.Conversations.Select(InboxAddress.Encode)],
    };

    /// <summary>The change that a body asks for.</summary>
    /// <param name="body">The body.</param>
    public static ContactEdit Edit(ContactBody body)
    {
        var add = ImmutableArray.CreateBuilder<KnownIdentity>();
        foreach (var (kind, value) in (ReadOnlySpan<(IdentityKind, string?)>)[(IdentityKind.Phone, body.Phone), (IdentityKind.Email, body.Email), (IdentityKind.External, body.ExternalId)])
        {
            if (!string.IsNullOrWhiteSpace(value))
            {
                add.Add(new KnownIdentity { Kind = kind, Value = value });
            }
        }

        add.AddRange((body.AddIdentities ?? []).Select(static (one, index) => Of(one, "addIdentities", index)));
        return new ContactEdit
        {
            Name = body.Name,
            Language = body.Language,
            TimeZone = body.TimeZone,
            Attributes = [.. (body.Attributes ?? ImmutableDictionary<string, string>.Empty).Select(static one => new AttributeValue(one.Key, one.Value ?? ""))],
            AddLabels = body.AddLabels ?? [],
            RemoveLabels = body.RemoveLabels ?? [],
            AddIdentities = add.ToImmutable(),
            RemoveIdentities = [.. (body.RemoveIdentities ?? []).Select(static (one, index) => Of(one, "removeIdentities", index))],
            IfVersion = body.IfVersion,
        };
    }

    private static KnownIdentity Of(IdentityBody body, string field, int index) => new()
    {
        Kind = ApiCall.Word<IdentityKind>($"{field}[{index}].kind", body.Kind ?? "")!.Value,
        Value = body.Value ?? "",
    };
}
