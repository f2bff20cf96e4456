using System.Collections.Immutable;
using System.Security.Cryptography;

namespace Chatbotics.Grains.People.Accounts;

/// <summary>The rules of sessions, apart from where they are stored.</summary>
internal static class SessionBook
{
    /// <summary>The most sessions a person has; beyond it the longest unused one ends.</summary>
    public const int Most = 50;

    /// <summary>How long a session lasts without use.</summary>
    public static readonly TimeSpan IdleLifetime = TimeSpan.FromDays(14);

    /// <summary>How long it lasts however much it is used.</summary>
    public static readonly TimeSpan Lifetime = TimeSpan.FromDays(90);

    /// <summary>How exactly the last use is known.</summary>
    public static readonly TimeSpan SeenResolution = TimeSpan.FromMinutes(5);

    /// <summary>How long an id is good after the session got another one.</summary>
    public static readonly TimeSpan FormerGrace = TimeSpan.FromSeconds(30);

    /// <summary>The session of an id, if it is good.</summary>
    /// <param name="sessions">All sessions.</param>
    /// <param name="id">The id in the cookie.</param>
    /// <param name="now">The time.</param>
    public static StoredSession? Find(ImmutableArray<StoredSession> sessions, string id, DateTimeOffset now)
    {
        foreach (var session in sessions)
        {
            if (IsGood(session, now)
                && (string.Equals(session.Id, id, StringComparison.Ordinal)
                    || (string.Equals(session.FormerId, id, StringComparison.Ordinal) && now < session.FormerUntil)))
            {
                return session;
            }
        }

        return null;
    }

    /// <summary>Adds a session, and drops what lapsed or is too much.</summary>
    /// <param name="sessions">All sessions.</param>
    /// <param name="session">The new one.</param>
    /// <param name="now">The time.</param>
    public static ImmutableArray<StoredSession> Add(ImmutableArray<StoredSession> sessions, StoredSession session, DateTimeOffset now)
    {
        var good = sessions.Where(one => IsGood(one, now)).ToList();
        while (good.Count >= Most)
        {
            good.Remove(good.MinBy(one => one.LastSeenAt)!);
        }

        return [.. good, session];
    }

    /// <summary>Puts a changed session in its place.</summary>
    /// <param name="sessions">All sessions.</param>
    /// <param name="session">The changed one, with the handle it had.</param>
    public static ImmutableArray<StoredSession> Replace(ImmutableArray<StoredSession> sessions, StoredSession session) =>
        [.. sessions.Select(one => string.Equals(one.Handle, session.Handle, StringComparison.Ordinal) ? session : one)];

    /// <summary>A new id of a session: 128 random bits.</summary>
    public static string NewId() => RandomNumberGenerator.GetHexString(32, lowercase: true);

    /// <summary>A new name of a session in lists.</summary>
    public static string NewHandle() => RandomNumberGenerator.GetHexString(16, lowercase: true);

    private static bool IsGood(StoredSession session, DateTimeOffset now) =>
        now - session.LastSeenAt < IdleLifetime && now - session.CreatedAt < Lifetime;
}
