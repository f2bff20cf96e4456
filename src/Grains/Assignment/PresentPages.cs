using Chatbotics.Grains.Abstractions.Assignment;

namespace Chatbotics.Grains.Assignment;

/// <summary>Which members have a page open. A page that says nothing any more counts as closed after a while.</summary>
/// <param name="time">The clock.</param>
internal sealed class PresentPages(TimeProvider time)
{
    private readonly Dictionary<(string Account, string Page), long> _pages = [];

    /// <summary>A page is open.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="page">Which.</param>
    /// <returns>Whether the member was not there before.</returns>
    public bool Add(string account, string page)
    {
        var wasThere = IsOnline(account);
        _pages[(account, page)] = time.GetTimestamp();
        return !wasThere;
    }

    /// <summary>A page is closed.</summary>
    /// <param name="account">Whose.</param>
    /// <param name="page">Which.</param>
    public void Remove(string account, string page) => _pages.Remove((account, page));

    /// <summary>Whether a member has a page open.</summary>
    /// <param name="account">The member.</param>
    public bool IsOnline(string account)
    {
        var isOnline = false;
        foreach (var (key, since) in _pages)
        {
            if (time.GetElapsedTime(since) > Presence.Lease)
            {
                _pages.Remove(key);
            }
            else
            {
                isOnline |= string.Equals(key.Account, account, StringComparison.Ordinal);
            }
        }

        return isOnline;
    }
}
