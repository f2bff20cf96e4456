using Chatbotics.Channels.Json;
using Chatbotics.Channels.Meta.Sending;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Meta.Profiles;

/// <summary>
/// Meta's User Profile API: <c>GET /{psid}?fields=first_name,last_name</c> on Messenger, <c>GET /{igsid}?fields=name,username</c>
/// on Instagram. It answers of people who have written to the business, and refuses (code 230) of all others.
/// </summary>
/// <param name="services">Credentials, addresses and the client.</param>
internal sealed class MetaProfileReader(MetaSenderServices services) : IProfileReader
{
    /// <inheritdoc/>
    public bool Knows(ChannelPlatform platform) => platform is ChannelPlatform.Messenger or ChannelPlatform.Instagram;

    /// <inheritdoc/>
    public async Task<(string? Name, string? Username)?> Read(ConnectionKey connection, string id, CancellationToken cancellationToken = default)
    {
        if (!Knows(connection.Platform) || await services.Credentials.Find(connection, cancellationToken) is not { } credentials)
        {
            return null;
        }

        var target = services.Endpoints.Target(credentials, id);
        var fields = connection.Platform == ChannelPlatform.Instagram ? "name,username" : "first_name,last_name";
        var address = new Uri(string.Concat(target.Address.AbsoluteUri, target.Address.Query.Length > 0 ? "&" : "?", "fields=", fields));
        using var reply = await services.Client.Call(HttpMethod.Get, new GraphTarget(address, target.Authorization), content: null, cancellationToken);
        if (reply.State != GraphReplyState.Answered || !reply.IsSuccess)
        {
            return null;
        }

        var tape = JsonTape.Rent();
        try
        {
            if (!tape.TryRead(reply.Body, out _))
            {
                return null;
            }

            var root = tape.Root(reply.Body);
            var name = root["name"u8].Text() ?? $"{root["first_name"u8].Text()} {root["last_name"u8].Text()}";
            return (Kept(name), Kept(root["username"u8].Text()));
        }
        finally
        {
            tape.Return();
        }
    }

    private static string? Kept(string? text) => text?.Trim() is { Length: > 0 } said ? said : null;
}
