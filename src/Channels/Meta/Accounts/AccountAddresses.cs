using Chatbotics.Channels.Meta.Signatures;
using Chatbotics.Grains.Abstractions.Channels.Connecting;

namespace Chatbotics.Channels.Meta.Accounts;

/// <summary>Composes the addresses of logins and of calls about accounts.</summary>
/// <param name="options">Base addresses, version, ids and secrets.</param>
internal sealed class AccountAddresses(MetaOptions options)
{
    /// <summary>What the app authenticates itself with where no person or business does.</summary>
    public string AppToken => $"{options.AppId}|{options.AppSecret}";

    /// <summary>The login page of a flow.</summary>
    /// <param name="flow">The flow.</param>
    /// <param name="redirectUri">Where it sends the person back to.</param>
    /// <param name="state">What it gives back.</param>
    public Uri Dialog(ConnectFlow flow, string redirectUri, string state)
    {
        if (flow == ConnectFlow.InstagramLogin)
        {
            return Compose(options.InstagramLoginBaseUrl, "oauth/authorize", [
                ("client_id", options.InstagramAppId), ("redirect_uri", redirectUri), ("response_type", "code"),
                ("scope", string.Join(',', flow.Scopes())), ("state", state)]);
        }

        var isSignup = flow == ConnectFlow.WhatsAppSignup;
        var config = isSignup ? options.SignupConfigId : options.LoginConfigId;
        return Compose(options.LoginBaseUrl, $"{options.GraphVersion}/dialog/oauth", [
            ("client_id", options.AppId), ("redirect_uri", redirectUri), ("state", state), ("response_type", "code"),
            config is { Length: > 0 } ? ("config_id", config) : ("scope", string.Join(',', flow.Scopes())),
            isSignup ? ("override_default_response_type", "true") : ("auth_type", "rerequest"),
            isSignup ? ("extras", """{"setup":{}}""") : ("display", "page")]);
    }

    /// <summary>A node or edge of the Graph API.</summary>
    /// <param name="path">Below the version.</param>
    /// <param name="token">The token it is called with, to prove the app's secret; null for none.</param>
    /// <param name="parameters">The query.</param>
    public Uri Graph(string path, string? token, params (string Name, string? Value)[] parameters) =>
        Compose(options.GraphBaseUrl, $"{options.GraphVersion}/{path}", WithProof(token, options.AppSecret, parameters));

    /// <summary>A node or edge of Instagram Login's Graph API.</summary>
    /// <param name="path">Below the version.</param>
    /// <param name="token">The token it is called with.</param>
    /// <param name="parameters">The query.</param>
    public Uri InstagramGraph(string path, string? token, params (string Name, string? Value)[] parameters) =>
        Compose(options.InstagramGraphBaseUrl, $"{options.GraphVersion}/{path}", WithProof(token, options.InstagramAppSecret, parameters));

    /// <summary>Instagram Login's exchanges of tokens, which have no version.</summary>
    /// <param name="path">The path.</param>
    /// <param name="parameters">The query.</param>
    public Uri InstagramToken(string path, params (string Name, string? Value)[] parameters) =>
        Compose(options.InstagramGraphBaseUrl, path, parameters);

    /// <summary>Where Instagram Login exchanges a code.</summary>
    public Uri InstagramExchange() => Compose(options.InstagramApiBaseUrl, "oauth/access_token", []);

    private static (string Name, string? Value)[] WithProof(string? token, string? secret, (string Name, string? Value)[] parameters) =>
        token is null || string.IsNullOrEmpty(secret)
            ? parameters
            : [.. parameters, ("appsecret_proof", AppSecretProof.Compute(token, secret))];

    private static Uri Compose(string host, string path, (string Name, string? Value)[] parameters)
    {
        var address = new System.Text.StringBuilder(host.TrimEnd('/')).Append('/').Append(path);
        var sign = '?';
        foreach (var (name, value) in parameters)
        {
            address.Append(sign).Append(name).Append('=').Append(Uri.EscapeDataString(value ?? ""));
            sign = '&';
        }

        return new Uri(address.ToString());
    }
}
