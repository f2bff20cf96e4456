using Chatbotics.MetaSimulator.Assets;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.MetaSimulator.Graph;

/// <summary>Finds the caller's token: a bearer header, or the parameter <c>access_token</c>.</summary>
internal sealed class Authenticator(SimulatedMeta meta)
{
    private static readonly GraphError s_badProof = new(400, 100, "Invalid appsecret_proof provided in the API argument") { Type = "GraphMethodException" };
    private static readonly GraphError s_noProof = new(400, 100, "API calls from the server require an appsecret_proof argument") { Type = "GraphMethodException" };
    private static readonly GraphError s_noToken =
        new(401, 190, "An access token is required to request this resource.") { Subcode = null };

    /// <summary>The token, or the error to answer. <paramref name="formToken"/> is the parameter found in a form body.</summary>
    public AccessToken? Find(HttpContext http, string? formToken, out GraphError? error)
    {
        ReadOnlySpan<char> value = http.Request.Headers.Authorization.ToString();
        var query = http.Request.QueryString.HasValue ? http.Request.Query : null;
        if (value.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase) || value.StartsWith("OAuth ", StringComparison.OrdinalIgnoreCase))
        {
            value = value[(value.IndexOf(' ') + 1)..].Trim();
        }
        else
        {
            value = formToken ?? query?["access_token"].ToString() ?? "";
        }

        if (value.IsEmpty)
        {
            error = s_noToken;
            return null;
        }

        var token = meta.Tokens.Find(value);
        error = token is null ? GraphErrors.Find(190) : Refusal(meta.Tokens.StateOf(token)) ?? ProofError(token, query?["appsecret_proof"].ToString());
        return error is null ? token : null;
    }

    public static GraphError? Refusal(TokenState state) => state switch
    {
        TokenState.Valid => null,
        TokenState.Expired => GraphErrors.Find(190, 463),
        TokenState.LoggedOut => GraphErrors.Find(190, 460),
        TokenState.Deauthorised => GraphErrors.Find(190, 458),
        _ => GraphErrors.Find(190),
    };

    private GraphError? ProofError(AccessToken token, string? proof) =>
        string.IsNullOrEmpty(proof) ? (meta.Options.RequireProof ? s_noProof : null)
        : token.Kind == TokenKind.InstagramUser || proof == token.Proof ? null
        : s_badProof;
}
