using System.Security.Cryptography;
using System.Text;

namespace Chatbotics.Grains.Abstractions.Channels.Connecting;

/// <summary>
/// Names the people who logged in at Meta to connect channels. Meta's deauthorise and data-deletion callbacks carry their
/// app-scoped id; what we store is a digest of it, which finds the same person again and shows no id.
/// </summary>
public static class MetaPersons
{
    /// <summary>The key of <see cref="IMetaPersonGrain"/>: 64 lower-case hexadecimal characters.</summary>
    /// <param name="product">Whose id it is: the two products number people differently.</param>
    /// <param name="appScopedUserId">The <c>user_id</c> of a signed request or of debug_token.</param>
    public static string KeyOf(MetaProduct product, string appScopedUserId) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes($"{(int)product}:{appScopedUserId}")));
}
