using System.Buffers;
using System.Text;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Abstractions.Conversations;

/// <summary>
/// A conversation: <c>tenant/platform/asset/thread</c>. One contact on one connection has one conversation for ever; it
/// holds its episodes.
/// </summary>
[GenerateSerializer, Immutable, Alias("conversation-key")]
public readonly record struct ConversationKey
{
    private static readonly SearchValues<char> Base64UrlCharacters =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_");

    private ConversationKey(string value) => Value = value;

    /// <summary>The whole key, which is also the grain's key.</summary>
    [Id(0)]
    public string Value { get; init; }

    /// <summary>The tenant id.</summary>
    public string Tenant => GrainKeys.TenantOf(Value).ToString();

    /// <summary>The connection the conversation belongs to.</summary>
    public ConnectionKey Connection => ConnectionKey.Parse(Value[..Value.LastIndexOf(GrainKeys.Separator)]);

    /// <summary>The thread's part: the contact's first known external id, in the form of <see cref="ThreadPart"/>.</summary>
    public string ThreadId => Value[(Value.LastIndexOf(GrainKeys.Separator) + 1)..];

    /// <summary>The contact's first known external id, as the platform gave it.</summary>
    public string ExternalId => ThreadId is ['~', .. var encoded]
        ? Encoding.UTF8.GetString(System.Buffers.Text.Base64Url.DecodeFromChars(encoded))
        : ThreadId;

    /// <summary>Composes a key from a connection and a contact's external id.</summary>
    /// <param name="connection">The connection.</param>
    /// <param name="threadId">The canonical external id; any text.</param>
    public static ConversationKey Create(ConnectionKey connection, string threadId) =>
        new(string.Concat(connection.Value, "/", ThreadPart(threadId)));

    /// <summary>Reads a key that <see cref="Create"/> made; throws <see cref="InvalidKeyPartException"/> otherwise.</summary>
    /// <param name="value">The whole key.</param>
    public static ConversationKey Parse(string value)
    {
        var end = value.LastIndexOf(GrainKeys.Separator);
        if (end < 0 || !IsThreadPart(value.AsSpan(end + 1)))
        {
            throw new InvalidKeyPartException("conversation key");
        }

        ConnectionKey.Parse(value[..end]);
        return new(value);
    }

    /// <summary>Reads a key that <see cref="Create"/> made; false for anything else.</summary>
    /// <param name="value">The candidate; hostile.</param>
    /// <param name="key">The key.</param>
    public static bool TryParse(string value, out ConversationKey key)
    {
        try
        {
            key = Parse(value);
            return true;
        }
        catch (InvalidKeyPartException)
        {
            key = default;
            return false;
        }
    }

    /// <summary>
    /// The form in which an external id stands in a key: as it is when every character may, otherwise "~" and its UTF-8
    /// in base64url. Provider ids are not ours to refuse, and none may reach into another key.
    /// </summary>
    /// <param name="externalId">The id as the platform gives it, at most 500 characters.</param>
    public static string ThreadPart(string externalId)
    {
        if (GrainKeys.IsPart(externalId) && externalId[0] != '~')
        {
            return externalId;
        }

        return externalId.Length is > 0 and <= 500
            ? "~" + System.Buffers.Text.Base64Url.EncodeToString(Encoding.UTF8.GetBytes(externalId))
            : throw new InvalidKeyPartException("contact id");
    }

    /// <inheritdoc/>
    public override string ToString() => Value;

    private static bool IsThreadPart(ReadOnlySpan<char> part) =>
        part.Length > 1 && part[0] == '~'
            ? !part[1..].ContainsAnyExcept(Base64UrlCharacters)
            : GrainKeys.IsPart(part);
}
