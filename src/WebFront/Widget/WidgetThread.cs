using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Chatbotics.Grains.Abstractions.Conversations;

namespace Chatbotics.WebFront.Widget;

/// <summary>A thread as its visitor may see it: messages alone, no notes, no activities, nothing that is not sent yet.</summary>
internal static class WidgetThread
{
    /// <summary>The visitor's messages and ours, oldest first.</summary>
    /// <param name="items">What stands in the thread.</param>
    public static ImmutableArray<WidgetMessage> Of(IEnumerable<ThreadItem> items) => [.. items.Select(Of).OfType<WidgetMessage>()];

    /// <summary>The provider's id of a visitor's message: the same when it is sent again, and no other visitor's.</summary>
    /// <param name="visitor">The visitor's external id.</param>
    /// <param name="client">The chat's own id.</param>
    public static string MessageId(string visitor, string client) =>
        string.Concat(Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(visitor)).AsSpan(0, 8)), ".", client);

    private static WidgetMessage? Of(ThreadItem item)
    {
        if (item is not { Kind: ThreadItemKind.Message, IsUnsent: false, Content.Text: { Length: > 0 } text })
        {
            return null;
        }

        var at = (item.ProviderTime ?? item.At).ToUnixTimeMilliseconds();
        if (item.Author.Kind == AuthorKind.Customer)
        {
            return new WidgetMessage(item.Position, "me", null, text, at, item.MessageId is { } id ? id[(id.IndexOf('.', StringComparison.Ordinal) + 1)..] : null, null);
        }

        // An attempt under way is durable, and nothing can come between it and whoever reads this.
        return item.Delivery is DeliveryState.Attempting or DeliveryState.Accepted or DeliveryState.Sent or DeliveryState.Delivered or DeliveryState.Read or DeliveryState.Unknown
            ? new WidgetMessage(
                item.Position,
                item.Author.Kind == AuthorKind.Person ? "person" : "ai",
                NameOf(item.Author),
                text,
                at,
                null,
                item.Delivery is DeliveryState.Accepted or DeliveryState.Sent or DeliveryState.Delivered ? item.MessageId : null)
            : null;
    }

    /// <summary>Persons by their first name: visitors need no more of a colleague.</summary>
    private static string? NameOf(Author author) => author switch
    {
        { Kind: AuthorKind.Person, Name: { } name } => name.Split(' ', 2, StringSplitOptions.RemoveEmptyEntries) is [var first, ..] ? first : null,
        _ => author.Name,
    };
}
