using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;
using System.Text.Json.Nodes;

namespace Chatbotics.MetaSimulator.Webhooks;

/// <summary>The parameter <c>signed_request</c> of the data-deletion and deauthorise callbacks: <c>base64url(signature).base64url(payload)</c>.</summary>
public static class SignedRequest
{
    /// <summary>Signs that a person asks for deletion or has removed the app. The signature covers the encoded payload.</summary>
    public static string Create(string appSecret, string personId, DateTimeOffset issuedAt)
    {
        var payload = new JsonObject
        {
            ["algorithm"] = "HMAC-SHA256",
            ["expires"] = issuedAt.AddHours(1).ToUnixTimeSeconds(),
            ["issued_at"] = issuedAt.ToUnixTimeSeconds(),
            ["user_id"] = personId,
        };
        var encoded = Base64Url.EncodeToString(Encoding.UTF8.GetBytes(payload.ToJsonString()));
        var signature = HMACSHA256.HashData(Encoding.UTF8.GetBytes(appSecret), Encoding.ASCII.GetBytes(encoded));
        return Base64Url.EncodeToString(signature) + "." + encoded;
    }
}
