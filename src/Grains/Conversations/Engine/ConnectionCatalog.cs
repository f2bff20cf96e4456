using System.Collections.Concurrent;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Tenancy;

namespace Chatbotics.Grains.Conversations.Engine;

/// <summary>One object for each connection, instead of three strings for each conversation. Thread-safe.</summary>
internal sealed class ConnectionCatalog
{
    private readonly ConcurrentDictionary<string, ConnectionInfo> _connections = new(StringComparer.Ordinal);

    /// <summary>The connection of a conversation.</summary>
    /// <param name="conversation">The conversation.</param>
    public ConnectionInfo Of(ConversationKey conversation)
    {
        var connection = conversation.Value.AsSpan(0, conversation.Value.LastIndexOf(GrainKeys.Separator));
        var found = _connections.GetAlternateLookup<ReadOnlySpan<char>>();
        if (!found.TryGetValue(connection, out var info))
        {
            var key = ConnectionKey.Parse(connection.ToString());
            info = _connections.GetOrAdd(key.Value, new ConnectionInfo(key, key.Tenant, key.Platform));
        }

        return info;
    }
}
