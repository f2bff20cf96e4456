using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.Channels.Meta.Webhooks;

/// <summary>
/// Answers the GET by which Meta checks a webhook address: the challenge, as plain text, when the verify token is ours
/// (PROTOCOLS A, handshake). The keys contain dots: <c>hub.mode</c>, <c>hub.verify_token</c>, <c>hub.challenge</c>.
/// </summary>
public static class MetaHandshake
{
    private const int MaxChallengeLength = 1_000;

    /// <summary>The challenge to answer with (200, text/plain, nosniff), or null: answer 403.</summary>
    /// <param name="options">The verify token; without one nothing is answered.</param>
    /// <param name="query">The request's query.</param>
    public static string? Answer(MetaOptions options, IQueryCollection query)
    {
        if (string.IsNullOrEmpty(options.VerifyToken)
            || query["hub.mode"] is not ["subscribe"]
            || query["hub.verify_token"] is not [{ } token]
            || query["hub.challenge"] is not [{ Length: > 0 and <= MaxChallengeLength } challenge])
        {
            return null;
        }

        // The digests are compared, so that not even the length shows in the time taken.
        return CryptographicOperations.FixedTimeEquals(Digest(token), Digest(options.VerifyToken)) ? challenge : null;
    }

    private static byte[] Digest(string token) => SHA256.HashData(Encoding.UTF8.GetBytes(token));
}
