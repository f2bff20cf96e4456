using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Privacy.Views;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.People;
using Chatbotics.Grains.People.Security;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Privacy.Views;

/// <inheritdoc cref="ILookLogGrain"/>
/// <param name="log">Which segments there are.</param>
/// <param name="keys">The workspace's keys.</param>
/// <param name="time">The clock.</param>
[GrainType("look-log")]
internal sealed class LookLogGrain(
    [PersistentState("look-log")] IPersistentState<LookLogState> log,
    IKeyRing keys,
    TimeProvider time) : Grain, ILookLogGrain, IIncomingGrainCallFilter
{
    // Part of the stored layout only in so far as segments never grow beyond it.
    private const int SegmentSize = 100;
    private const int MostSegments = 500;
    private const int MostListed = 200;
    private static readonly TimeSpan s_one = TimeSpan.FromMinutes(30);
    private static readonly TimeSpan s_kept = TimeSpan.FromDays(90);

    private readonly Dictionary<(string Account, string Conversation), DateTimeOffset> _recent = [];
    private DataKey? _key;

    private string Tenant => this.GetPrimaryKeyString();

    /// <inheritdoc/>
    public Task Invoke(IIncomingGrainCallContext context) => CallerGate.Enter(context);

    /// <inheritdoc/>
    public override Task OnDeactivateAsync(DeactivationReason reason, CancellationToken cancellationToken)
    {
        _key?.Dispose();
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public async Task Note(ConversationKey conversation)
    {
        if (Caller.Current is not { IsEngine: false } caller || !GrainKeys.TenantOf(conversation.Value).SequenceEqual(Tenant))
        {
            return;
        }

        var now = time.GetUtcNow();
        var who = (caller.AccountId, conversation.Value);
        if (_recent.TryGetValue(who, out var last) && now - last < s_one)
        {
            return;
        }

        StoredLook look;
        using (Caller.Use(Caller.Engine))
        {
            look = new StoredLook
            {
                At = now,
                AccountId = caller.AccountId,
                Sealed = SealedText.Seal(await Key(), Place(now), conversation.Value),
                IsOperator = await GrainFactory.GetGrain<IPeopleGrain>(Tenant).GetAccess(caller.AccountId) is null,
            };
            var looks = await Segment(log.State.Last).Read();
            if (looks.Length >= SegmentSize)
            {
                await Advance(now);
                looks = [];
            }

            // Segments that nobody fills any more go when the next one begins; in the present one what is over goes by itself.
            await Segment(log.State.Last).Write(looks.RemoveAll(old => now - old.At > s_kept).Add(look));
        }

        if (_recent.Count > 10 * SegmentSize)
        {
            _recent.Clear();
        }

        _recent[who] = now;
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<ConversationLook>> List(string? conversation, int limit) => Page(conversation, null, null, limit);

    /// <inheritdoc/>
    public async Task<ImmutableArray<ConversationLook>> Page(string? conversation, string? account, DateTimeOffset? before, int limit)
    {
        if (Caller.Current is { IsEngine: false } caller && !caller.Permissions.Has(Permission.ManagePrivacy) && !caller.Permissions.Has(Permission.ViewAudit))
        {
            return [];
        }

        limit = Math.Clamp(limit, 1, MostListed);
        var found = ImmutableArray.CreateBuilder<ConversationLook>();
        if (log.State.KeyId is null)
        {
            return [];
        }

        var (key, now) = (await Key(), time.GetUtcNow());
        for (var segment = log.State.Last; segment >= log.State.First && found.Count < limit; segment--)
        {
            foreach (var look in (await Segment(segment).Read()).Reverse())
            {
                if (found.Count < limit && now - look.At <= s_kept && !(look.At >= before) && (account is null || look.AccountId == account) && Open(key, look) is { } opened && (conversation is null || opened == conversation))
                {
                    found.Add(new ConversationLook { At = look.At, AccountId = look.AccountId, Conversation = opened, IsOperator = look.IsOperator });
                }
            }
        }

        return found.ToImmutable();
    }

    /// <inheritdoc/>
    public async Task<long> Forget(ImmutableArray<string> conversations)
    {
        if (Caller.Current is { IsEngine: false } || log.State.KeyId is null)
        {
            return 0;
        }

        DataKey key;
        try
        {
            key = await Key();
        }
        catch (KeyDestroyedException)
        {
            // With the workspace's keys everything here became unreadable.
            return 0;
        }

        // Whoever opens a conversation that comes again under the same key is written down again.
        var gone = conversations.ToHashSet(StringComparer.Ordinal);
        foreach (var who in _recent.Keys.Where(who => gone.Contains(who.Conversation)).ToList())
        {
            _recent.Remove(who);
        }

        var count = 0L;
        for (var segment = log.State.First; segment <= log.State.Last; segment++)
        {
            var looks = await Segment(segment).Read();
            var kept = looks.RemoveAll(look => Open(key, look) is { } opened && gone.Contains(opened));
            if (kept.Length < looks.Length)
            {
                count += looks.Length - kept.Length;
                await Segment(segment).Write(kept);
            }
        }

        return count;
    }

    /// <summary>Begins a segment, and drops those whose time is over.</summary>
    private async Task Advance(DateTimeOffset now)
    {
        var first = log.State.First;
        while (first <= log.State.Last
            && (log.State.Last - first >= MostSegments || (await Segment(first).Read()) is not [.., var newest] || now - newest.At > s_kept))
        {
            await Segment(first).Write([]);
            first++;
        }

        await log.Replace(log.State with { First = first, Last = log.State.Last + 1 });
    }

    private string? Open(DataKey key, StoredLook look)
    {
        try
        {
            return SealedText.Open(key, Place(look.At), look.Sealed);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    private async ValueTask<DataKey> Key()
    {
        if (_key is not null)
        {
            return _key;
        }

        if (log.State.KeyId is { } known)
        {
            return _key = await keys.Get(Tenant, known);
        }

        var made = await keys.Take(Tenant);
        await log.Replace(log.State with { KeyId = made.Id });
        return _key = made;
    }

    private ILookSegmentGrain Segment(int number) =>
        GrainFactory.GetGrain<ILookSegmentGrain>(string.Create(CultureInfo.InvariantCulture, $"{Tenant}/{number}"));

    private string Place(DateTimeOffset at) => string.Create(CultureInfo.InvariantCulture, $"{Tenant}/look/{at.UtcTicks}");
}
