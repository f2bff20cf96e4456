using System.Text.Json;
using Chatbotics.MetaSimulator.Assets;

namespace Chatbotics.MetaSimulator.Login;

/// <summary>Remembers the tokens of logins in a file, so that a demo that is started again still knows them.</summary>
internal sealed class TokenBook(string path)
{
    private readonly Lock _lock = new();

    /// <summary>Writes a token down.</summary>
    public void Add(AccessToken token)
    {
        var line = JsonSerializer.Serialize(new Row(token.Value, token.Kind, token.ExpiresAt, token.IssuedAt, token.PersonId, [.. token.Scopes], [.. token.Assets.Select(asset => asset.Id)]));
        lock (_lock)
        {
            File.AppendAllText(path, line + "\n");
        }
    }

    /// <summary>Gives every token that was written down back to the assets that still exist.</summary>
    public void Recall(SimulatedMeta meta)
    {
        if (!File.Exists(path))
        {
            return;
        }

        foreach (var line in File.ReadLines(path))
        {
            if (line.Length == 0 || JsonSerializer.Deserialize<Row>(line) is not { } row)
            {
                continue;
            }

            var token = meta.Tokens.GetOrAdd(row.Value, row.Kind);
            (token.ExpiresAt, token.IssuedAt, token.PersonId, token.Scopes) = (row.ExpiresAt, row.IssuedAt, row.Person, [.. row.Scopes]);
            foreach (var asset in row.Assets.Select(meta.FindAsset).OfType<Asset>().Where(asset => !token.Allows(asset)))
            {
                token.Grant(asset);
            }
        }
    }

    private sealed record Row(string Value, TokenKind Kind, DateTimeOffset? ExpiresAt, DateTimeOffset IssuedAt, string? Person, string[] Scopes, string[] Assets);
}
