using System.Text.Json;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Channels.Meta.Accounts;

/// <summary>What Meta's error codes mean for calls about accounts (PROTOCOLS C and D; Graph API error handling).</summary>
internal static class AccountFaults
{
    private const int CodeUsed = 36009;
    private const int OtherRedirect = 36008;
    private const int CodeExpired = 36007;

    /// <summary>The fault of an answer; null when it succeeded.</summary>
    /// <param name="status">The HTTP status.</param>
    /// <param name="body">The answer.</param>
    public static MetaFault? Of(int status, JsonElement body)
    {
        if (body.Member("error") is { ValueKind: JsonValueKind.Object } error)
        {
            return Of(status, (int)(error.Number("code") ?? 0), (int)(error.Number("error_subcode") ?? 0));
        }

        if (body.Text("error_type") is not null)
        {
            // Instagram's login answers flat, always with 400: the code, secret or token it was given is no good.
            return new MetaFault(MetaFaultKind.TokenInvalid, (int)(body.Number("code") ?? 0));
        }

        return status is >= 200 and <= 299 ? null : new MetaFault(status >= 500 ? MetaFaultKind.Unreachable : MetaFaultKind.Refused, status);
    }

    private static MetaFault Of(int status, int code, int subcode) => new(
        (code, subcode) switch
        {
            (190 or 102 or 463 or 467, _) => MetaFaultKind.TokenInvalid,
            (100, CodeUsed or OtherRedirect or CodeExpired) => MetaFaultKind.TokenInvalid,
            (4 or 17 or 32 or 341 or 613, _) or (>= 80000 and <= 80014, _) => MetaFaultKind.Throttled,
            (3 or 10, _) or (>= 200 and <= 299, _) or (131005, _) => MetaFaultKind.PermissionMissing,
            (133005 or 133006 or 133009, _) => MetaFaultKind.WrongPin,
            (100, 33) or (803 or 33, _) => MetaFaultKind.NotFound,
            (1 or 2 or 131000 or 131016 or 133004, _) when status >= 500 || code != 1 => MetaFaultKind.Unreachable,
            _ => MetaFaultKind.Refused,
        },
        code,
        subcode);
}
