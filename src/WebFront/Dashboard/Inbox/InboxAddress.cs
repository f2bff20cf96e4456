using System.Buffers.Text;
using System.Text;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.WebFront.Dashboard.Inbox;

/// <summary>The addresses of the inbox's panes: <c>/inbox/{tenant}/{conversation}</c>.</summary>
internal static class InboxAddress
{
    /// <summary>The list.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="filter">Which rows.</param>
    public static string List(string tenant, InboxFilter filter) => $"/inbox/{tenant}{filter.Query}";

    /// <summary>A thread.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="filter">Which rows stand beside it.</param>
    public static string Thread(ConversationKey key, InboxFilter filter) => $"/inbox/{key.Tenant}/{Encode(key)}{filter.Query}";

    /// <summary>A thread's details: a pane of its own where the screen is narrow.</summary>
    /// <param name="key">The conversation.</param>
    /// <param name="filter">Which rows stand beside it.</param>
    public static string Details(ConversationKey key, InboxFilter filter) => $"/inbox/{key.Tenant}/{Encode(key)}/details{filter.Query}";

    /// <summary>The simulator beside a thread or the list.</summary>
    /// <param name="tenant">The workspace.</param>
    /// <param name="key">The open conversation, if any.</param>
    /// <param name="filter">Which rows stand beside it.</param>
    public static string Simulator(string tenant, ConversationKey? key, InboxFilter filter) => key is { } open
        ? $"/inbox/{tenant}/{Encode(open)}/simulator{filter.Query}"
        : $"/inbox/{tenant}/simulator{filter.Query}";

    /// <summary>
    /// The conversation's part of an address. External ids may hold anything, dots that a browser would resolve included,
    /// so they travel as base64url; the tenant stands in front in the clear.
    /// </summary>
    /// <param name="key">The conversation.</param>
    public static string Encode(ConversationKey key) =>
        Base64Url.EncodeToString(Encoding.UTF8.GetBytes(key.Value[(key.Tenant.Length + 1)..]));

    /// <summary>Reads what <see cref="Encode"/> wrote. What comes back always belongs to the tenant given.</summary>
    /// <param name="tenant">The workspace of the address.</param>
    /// <param name="part">The conversation's part; hostile.</param>
    /// <param name="key">The conversation when the part is good.</param>
    public static bool TryDecode(string tenant, string part, out ConversationKey key)
    {
        key = default;
        if (part.Length > 1_200 || !GrainKeys.IsTenantId(tenant) || !Base64Url.IsValid(part))
        {
            return false;
        }

        try
        {
            key = ConversationKey.Parse($"{tenant}/{Encoding.UTF8.GetString(Base64Url.DecodeFromChars(part))}");
            return true;
        }
        catch (InvalidKeyPartException)
        {
            return false;
        }
        catch (FormatException)
        {
            return false;
        }
    }
}
