using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Channels.Connecting;
using Chatbotics.Grains.Abstractions.Channels.Health;
using Chatbotics.Grains.Channels.Ports;

namespace Chatbotics.Grains.Channels.Health;

/// <summary>Turns what is known of a connection into findings. Pure.</summary>
internal static class ExaminationRules
{
    /// <summary>How many days before its end a token is worth a warning.</summary>
    public const int WarnDays = 7;

    private const int AccessWarnDays = 14;

    private static readonly TimeSpan FineClock = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan BadClock = TimeSpan.FromMinutes(5);

    /// <summary>Judges a connection that has a token.</summary>
    /// <param name="input">What is known.</param>
    /// <returns>The findings, worst first.</returns>
    public static ImmutableArray<Finding> Judge(ExaminationInput input)
    {
        IEnumerable<Finding?> findings =
        [
            Paused(input), Token(input), Access(input), Scopes(input), .. WebhookRules.Judge(input), .. NumberRules.Judge(input), Clock(input), Vault(input),
        ];
        return Sort(findings.OfType<Finding>());
    }

    /// <summary>What is said of a connection that was disconnected.</summary>
    /// <param name="status">The connection.</param>
    public static ImmutableArray<Finding> Disconnected(ConnectionStatus status) =>
    [
        new()
        {
            Code = "token",
            State = FindingState.Bad,
            Title = status.DisconnectedFor switch
            {
                DisconnectReason.Deauthorised => "The app was removed at Meta",
                DisconnectReason.DataDeletion => "The person who connected it asked Meta to delete their data",
                null => "It has no access token",
                _ => "It is disconnected",
            },
            Text = "Nothing comes in and nothing goes out. Connect the same account again and its conversations go on where they stopped.",
            Remedy = Remedy.Reconnect,
        },
    ];

    /// <summary>A day as people read it.</summary>
    /// <param name="time">The time.</param>
    public static string Day(DateTimeOffset time) => time.ToString("d MMMM yyyy", CultureInfo.InvariantCulture);

    private static ImmutableArray<Finding> Sort(IEnumerable<Finding> findings) =>
        [.. findings.OrderByDescending(static finding => finding.State == FindingState.NotChecked ? 1.5 : (double)finding.State)];

    private static Finding? Paused(ExaminationInput input) => input.Status.PausedBy is not { } pause ? null : new Finding
    {
        Code = "paused",
        State = FindingState.Bad,
        Title = "Nothing is sent at present",
        Text = pause.OwnerAction ?? pause.Text,
        Fact = pause.Code == 0 ? null : $"code {pause.Code}",
        Remedy = pause.Kind is SendErrorKind.TokenInvalid or SendErrorKind.PermissionMissing ? Remedy.Reconnect : Remedy.Resume,
    };

    private static Finding Token(ExaminationInput input)
    {
        var end = input.Facts.TokenExpiresAt ?? input.Status.TokenExpiresAt;
        var finding = new Finding { Code = "token", State = FindingState.Ok, Title = "The access token works" };
        if (input.Facts.TokenFault is { Kind: MetaFaultKind.OtherApp })
        {
            return finding with
            {
                State = FindingState.Bad,
                Title = "The access token belongs to another Meta app",
                Text = "Messages go out, but Meta tells the other app about answers. Connect again with this installation's app.",
                Remedy = Remedy.Reconnect,
            };
        }

        if (input.Facts.TokenIsValid == false || end <= input.Now)
        {
            return finding with
            {
                State = FindingState.Bad,
                Title = end <= input.Now ? "The access token ended" : "Meta no longer accepts the access token",
                Text = "Nothing is sent until you connect again. Messages that wait go out then; conversations stay as they are.",
                Fact = end <= input.Now ? Day(end.Value) : null,
                Remedy = Remedy.Reconnect,
            };
        }

        if (input.Facts.TokenIsValid is null)
        {
            return finding with
            {
                State = FindingState.NotChecked,
                Title = "The access token couldn't be checked",
                Text = "Meta didn't answer. Check again in a minute.",
            };
        }

        if (end is { } soon && soon - input.Now <= TimeSpan.FromDays(WarnDays))
        {
            return finding with
            {
                State = FindingState.Warn,
                Title = $"The access token ends on {Day(soon)}",
                Text = input.Status.InstagramLogin
                    ? "It renews by itself, but hasn't yet. Renew it now, or connect again before that day."
                    : "It can't renew by itself. Connect again before that day; nothing is lost by doing it early.",
                Remedy = input.Status.InstagramLogin ? Remedy.Renew : Remedy.Reconnect,
            };
        }

        return finding with
        {
            Fact = end is not { } until ? "doesn't end" : input.Status.InstagramLogin ? $"until {Day(until)}, renews by itself" : $"until {Day(until)}",
        };
    }

    private static Finding? Access(ExaminationInput input) =>
        input.Facts.DataAccessExpiresAt is { } end && input.Status.MetaPerson is not null && end - input.Now <= TimeSpan.FromDays(AccessWarnDays)
            ? new Finding
            {
                Code = "access",
                State = FindingState.Warn,
                Title = end <= input.Now ? "Meta wants a fresh sign-in" : $"Meta wants a fresh sign-in before {Day(end)}",
                Text = "Without it Meta stops to tell customers' names. Sign in again; nothing else changes.",
                Remedy = Remedy.Reconnect,
            }
            : null;

    private static Finding? Scopes(ExaminationInput input)
    {
        if (input.Facts.Scopes.IsDefault)
        {
            return null;
        }

        var wanted = ConnectFlows.Of(input.Status).Scopes();
        var missing = wanted.Except(input.Facts.Scopes, StringComparer.Ordinal).ToList();
        return missing.Count == 0
            ? new Finding { Code = "scopes", State = FindingState.Ok, Title = $"All {wanted.Length} permissions were given", Fact = string.Join(", ", wanted) }
            : new Finding
            {
                Code = "scopes",
                State = FindingState.Bad,
                Title = missing.Count == 1 ? "A permission is missing" : $"{missing.Count} permissions are missing",
                Text = "Connect again and leave everything ticked at Meta.",
                Fact = string.Join(", ", missing),
                Remedy = Remedy.Reconnect,
            };
    }

    private static Finding? Clock(ExaminationInput input) => input.Facts.ClockAhead switch
    {
        null => null,
        { } ahead when ahead.Duration() <= FineClock => new Finding
        {
            Code = "clock",
            State = FindingState.Ok,
            Title = "This server’s clock agrees with Meta’s",
            Fact = string.Create(CultureInfo.InvariantCulture, $"{ahead.Duration().TotalSeconds:0} s apart"),
        },
        { } ahead => new Finding
        {
            Code = "clock",
            State = ahead.Duration() <= BadClock ? FindingState.Warn : FindingState.Bad,
            Title = "This server’s clock is off",
            Text = "Messaging windows and token ends are judged by it. Set it by a time server.",
            Fact = string.Create(CultureInfo.InvariantCulture, $"{ahead.Duration().TotalMinutes:0} min {(ahead > TimeSpan.Zero ? "behind" : "ahead")}"),
        },
    };

    private static Finding? Vault(ExaminationInput input) => input.Status.TokenSetAt is not { } set ? null : new Finding
    {
        Code = "vault",
        State = FindingState.Ok,
        Title = "The access token is stored encrypted",
        Fact = $"set {Day(set)}, never shown",
    };
}
