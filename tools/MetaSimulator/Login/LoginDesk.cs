using System.Collections.Concurrent;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Login;

/// <summary>
/// The people who log in, and what they are handed: codes for tokens. A person owns every asset of the simulator
/// and agrees to everything, unless <see cref="NextAnswer"/> says otherwise.
/// </summary>
public sealed class LoginDesk
{
    private const int MostCodes = 10_000;

    private readonly SimulatedMeta _meta;
    private readonly TokenBook? _book;
    private readonly ConcurrentDictionary<string, LoginCode> _codes = new(StringComparer.Ordinal);

    internal LoginDesk(SimulatedMeta meta)
    {
        _meta = meta;
        _book = meta.Options.TokenFile is { } file ? new TokenBook(file) : null;
        AsksThePerson = meta.Options.AsksThePerson;
    }

    /// <summary>Whether the login pages are shown, as a person sees them; otherwise they agree to everything at once.</summary>
    public bool AsksThePerson { get; set; }

    /// <summary>Permissions that the person unticks at every login.</summary>
    public ISet<string> Unticked { get; } = new HashSet<string>(StringComparer.Ordinal);

    /// <summary>Gives the tokens in <see cref="SimulatorOptions.TokenFile"/> back to the assets, which must have been added before.</summary>
    public void RecallTokens() => _book?.Recall(_meta);

    /// <summary>The app-scoped id of the person who logs in: neither a PSID nor an IGSID.</summary>
    public string PersonId { get; set; } = "10158000000000001";

    /// <summary>The person's name.</summary>
    public string PersonName { get; set; } = "Mia Fennick";

    /// <summary>What the next login page answers instead of a code, such as <c>access_denied</c>; null for a code. Used up by one login.</summary>
    public string? NextAnswer { get; set; }

    /// <summary>Whether tokens of Instagram Login come in the flat form instead of <c>{data:[…]}</c>; both occur.</summary>
    public bool FlatInstagramTokens { get; set; }

    /// <summary>The code that Embedded Signup's popup hands to the page for numbers of one WhatsApp Business Account; it lives 30 s.</summary>
    /// <exception cref="KeyNotFoundException">No number lies in that account.</exception>
    public string EmbeddedSignupCode(string wabaId)
    {
        var numbers = _meta.Registry.InWaba(wabaId);
        return numbers.Count == 0
            ? throw new KeyNotFoundException($"No number lies in the WhatsApp Business Account {wabaId}; add one first.")
            : Issue(LoginCodeKind.EmbeddedSignup, null, TimeSpan.FromSeconds(30), numbers, LoginScopes.WhatsApp);
    }

    /// <summary>Calls the app's data-deletion or deauthorise callback for a person, as Meta does: form field <c>signed_request</c>.</summary>
    public Task<HttpResponseMessage> PostSignedRequest(HttpClient client, Uri callback, string? personId = null)
    {
        var signed = SignedRequest.Create(_meta.Options.AppSecret, personId ?? PersonId, _meta.Clock.GetUtcNow());
        return client.PostAsync(callback, new FormUrlEncodedContent([KeyValuePair.Create("signed_request", signed)]));
    }

    internal string Issue(LoginCodeKind kind, string? redirectUri, TimeSpan life, IReadOnlyList<Asset> assets, IReadOnlyList<string> scopes)
    {
        if (_codes.Count >= MostCodes)
        {
            _codes.Clear();
        }

        var code = IdSource.Secret(kind == LoginCodeKind.Instagram ? "AQBx-" : "AQD");
        _codes[code] = new LoginCode(kind, redirectUri, _meta.Clock.GetUtcNow() + life, assets, PersonId, [.. scopes.Where(scope => !Unticked.Contains(scope))]);
        return code;
    }

    /// <summary>Uses a code up; null when it is unknown, used, or too old.</summary>
    internal LoginCode? Redeem(string? code) =>
        code is not null && _codes.TryRemove(code, out var known) && known.ExpiresAt > _meta.Clock.GetUtcNow() ? known : null;

    internal AccessToken IssueToken(TokenKind kind, TimeSpan? life, IReadOnlyList<Asset> assets, string personId, params ReadOnlySpan<string> scopes)
    {
        var token = _meta.Tokens.GetOrAdd(IdSource.Secret(kind == TokenKind.InstagramUser ? "IGAA" : "EAAG"), kind);
        token.ExpiresAt = life is { } time ? _meta.Clock.GetUtcNow() + time : null;
        token.PersonId = personId;
        token.Scopes = [.. scopes];
        foreach (var asset in assets)
        {
            token.Grant(asset);
            if (asset is Page page)
            {
                // The Page's own token follows the person's: given again, with these permissions.
                page.Token.State = TokenState.Valid;
                page.Token.PersonId = personId;
                page.Token.Scopes = token.Scopes;
            }
        }

        _book?.Add(token);
        return token;
    }
}
