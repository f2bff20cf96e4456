using System.Text;
using Chatbotics.Channels.Json;

namespace Chatbotics.Channels.Meta.Sending;

/// <summary>
/// Reads <c>X-Business-Use-Case-Usage</c>: per business a list of use cases, each with
/// <c>estimated_time_to_regain_access</c> in minutes once it is throttled (PROTOCOLS C, rates).
/// </summary>
internal static class UsageHeader
{
    /// <summary>The longest wait that the header names; null when none, or when it isn't what it should be.</summary>
    /// <param name="header">The header's value.</param>
    public static TimeSpan? TimeToRegainAccess(string header)
    {
        var bytes = Encoding.UTF8.GetBytes(header);
        var tape = JsonTape.Rent();
        try
        {
            if (!tape.TryRead(bytes, out _))
            {
                return null;
            }

            var longest = 0;
            foreach (var business in tape.Root(bytes).Properties)
            {
                foreach (var useCase in business.Value.Elements)
                {
                    longest = Math.Max(longest, useCase["estimated_time_to_regain_access"u8].Small() ?? 0);
                }
            }

            return longest > 0 ? TimeSpan.FromMinutes(Math.Min(longest, 24 * 60)) : null;
        }
        finally
        {
            tape.Return();
        }
    }
}
