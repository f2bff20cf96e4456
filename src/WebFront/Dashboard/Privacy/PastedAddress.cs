using Chatbotics.Grains.Abstractions.Contacts;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Inbox;

namespace Chatbotics.WebFront.Dashboard.Privacy;

/// <summary>Reads the address of a conversation as somebody pastes it from the browser.</summary>
internal static class PastedAddress
{
    /// <summary>The conversation; null when the address names none of this workspace.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="text">What was pasted.</param>
    public static ConversationKey? Read(string tenant, string text)
    {
        var prefix = $"/inbox/{tenant}/";
        var at = text.IndexOf(prefix, StringComparison.Ordinal);
        if (at < 0)
        {
            return null;
        }

        var part = text[(at + prefix.Length)..].Trim();
        var end = part.AsSpan().IndexOfAny("/?# ");
        return InboxAddress.TryDecode(tenant, end < 0 ? part : part[..end], out var key) ? key : null;
    }

    /// <summary>The key of a contact; null when the address names none of this workspace.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="text">What was pasted.</param>
    public static string? ReadContact(string tenant, string text)
    {
        var prefix = $"/contacts/{tenant}/";
        var at = text.IndexOf(prefix, StringComparison.Ordinal);
        var part = at < 0 ? "" : text[(at + prefix.Length)..].Trim();
        var end = part.AsSpan().IndexOfAny("/?# ");
        var id = end < 0 ? part : part[..end];
        return ContactKeys.IsId(id) ? ContactKeys.Of(tenant, id) : null;
    }
}
