using System.Text.Json;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Inbox.Ports;
using Chatbotics.Grains.Privacy;

namespace Chatbotics.Grains.Inbox;

/// <summary>Turns summaries into stored rows and back. What names a person or shows a message is sealed.</summary>
internal static class InboxRowSeal
{
    /// <summary>Keeps a row's seal apart from the journal's, which are bound to the same key and version.</summary>
    private const string Purpose = "inbox/";

    /// <summary>Seals a summary.</summary>
    /// <param name="summary">The summary.</param>
    /// <param name="key">Its conversation's key.</param>
    public static InboxRow Seal(ConversationSummary summary, DataKey key)
    {
        var content = new SealedSummary
        {
            Number = summary.Number,
            Status = summary.Status,
            OwnerKind = summary.Owner.Kind,
            OwnerId = summary.Owner.Id,
            OwnerName = summary.Owner.Name,
            ContactName = summary.ContactName,
            Preview = summary.Preview,
            PreviewAuthor = summary.PreviewAuthor,
            LastActivityAt = summary.LastActivityAt,
            Unread = summary.Unread,
            WindowClosesAt = summary.WindowClosesAt,
            Problem = summary.Problem,
            OpenedAt = summary.OpenedAt,
            WaitingSince = summary.WaitingSince,
            AssigneeId = summary.Assignee?.Id,
            AssigneeName = summary.Assignee?.Name,
            TeamId = summary.Team?.Id,
            TeamName = summary.Team?.Name,
            Priority = summary.Priority,
            Labels = summary.Labels.IsEmpty ? null : [.. summary.Labels],
            SnoozedUntil = summary.SnoozedUntil,
            Mentions = summary.Mentions.IsEmpty ? null : [.. summary.Mentions],
        };
        var plain = JsonSerializer.SerializeToUtf8Bytes(content, SealedSummaryJson.Default.SealedSummary);
        Span<byte> context = stackalloc byte[1536];
        return new InboxRow
        {
            Conversation = summary.Key,
            Version = summary.Version,
            LastActivity = summary.LastActivityAt.ToUnixTimeMilliseconds(),
            Status = summary.Status,
            HeldBy = summary.Owner.Kind,
            Platform = summary.Key.Connection.Platform,
            Unread = summary.Unread,
            Assignee = summary.Assignee?.Id,
            Team = summary.Team?.Id,
            Priority = summary.Priority,
            WaitingSince = summary.WaitingSince?.ToUnixTimeMilliseconds() ?? 0,
            CreatedAt = summary.OpenedAt.ToUnixTimeMilliseconds(),
            Labels = summary.Labels,
            Mentions = summary.Mentions,
            Sealed = key.SealOnce(plain, DataKey.Context(Purpose + summary.Key.Value, summary.Version, context)),
            KeyId = key.Id,
        };
    }

    /// <summary>Opens a row.</summary>
    /// <param name="row">The row.</param>
    /// <param name="key">The key that sealed it.</param>
    /// <exception cref="System.Security.Cryptography.CryptographicException">The row was changed or swapped.</exception>
    /// <exception cref="JsonException">A newer build wrote it in another form.</exception>
    public static ConversationSummary Open(SealedRow row, DataKey key)
    {
        Span<byte> context = stackalloc byte[1536];
        var plain = key.Open(row.Sealed.Span, DataKey.Context(Purpose + row.Conversation.Value, row.Version, context));
        var content = JsonSerializer.Deserialize(plain, SealedSummaryJson.Default.SealedSummary)
                      ?? throw new JsonException("An inbox row is empty.");
        return new ConversationSummary
        {
            Key = row.Conversation,
            Version = row.Version,
            Number = content.Number,
            Status = content.Status,
            Owner = new Owner(content.OwnerKind, content.OwnerId, content.OwnerName),
            ContactName = content.ContactName,
            Preview = content.Preview,
            PreviewAuthor = content.PreviewAuthor,
            LastActivityAt = content.LastActivityAt,
            Unread = content.Unread,
            WindowClosesAt = content.WindowClosesAt,
            Problem = content.Problem,
            OpenedAt = content.OpenedAt,
            WaitingSince = content.WaitingSince,
            KeyId = row.KeyId,
            Assignee = content.AssigneeId is { } assignee ? new Assignee(assignee, content.AssigneeName) : AssigneeOf(content),
            Team = content.TeamId is { } team ? new TeamReference(team, content.TeamName ?? team) : null,
            Priority = content.Priority,
            Labels = content.Labels is { } labels ? [.. labels] : [],
            SnoozedUntil = content.SnoozedUntil,
            Mentions = content.Mentions is { } mentions ? [.. mentions] : [],
        };
    }

    /// <summary>Rows of builds before assignees: whoever holds it is responsible.</summary>
    private static Assignee? AssigneeOf(SealedSummary content) =>
        Conversations.Model.ConversationState.AssigneeOf(new Owner(content.OwnerKind, content.OwnerId, content.OwnerName));
}
