using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Knowledge.Ports;
using Chatbotics.Grains.Privacy.Ports;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Knowledge;

/// <inheritdoc cref="IKnowledgeSourceGrain"/>
/// <remarks>Its reminder outlives the process: what a crash left unread is read again, and pages are looked at when it is time.</remarks>
[GrainType("knowledge-source")]
internal sealed partial class KnowledgeSourceGrain : Grain, IKnowledgeSourceGrain, IRemindable
{
    private const string Reminder = "read";
    private const int MaxTries = 3;
    private static readonly TimeSpan RetryAfter = TimeSpan.FromMinutes(2);

    private readonly IPersistentState<KnowledgeSourceState> _source;
    private readonly SourceReading _reading;
    private readonly IPassageIndex _index;
    private readonly IKeyRing _keys;
    private readonly TimeProvider _time;
    private readonly ILogger _logger;

    /// <summary>Creates the activation's grain.</summary>
    public KnowledgeSourceGrain(
        [PersistentState("knowledge-source")] IPersistentState<KnowledgeSourceState> source,
        SourceReading reading,
        IPassageIndex index,
        IKeyRing keys,
        TimeProvider time,
        ILogger<KnowledgeSourceGrain> logger)
    {
        _source = source;
        _reading = reading;
        _index = index;
        _keys = keys;
        _time = time;
        _logger = logger;
    }

    private string Key => this.GetPrimaryKeyString();

    private (string Tenant, string Base) Place => AgentKeys.Parse(Key);

    private string Id => Key[(Key.LastIndexOf('/') + 1)..];

    private IKnowledgeBaseGrain Base => GrainFactory.GetGrain<IKnowledgeBaseGrain>(AgentKeys.Of(Place.Tenant, Place.Base));

    /// <inheritdoc/>
    public async Task<AgentOutcome> Put(NewKnowledge source, string language)
    {
        if (_source.State.Source is null)
        {
            var key = await _keys.Take(Place.Tenant);
            var content = source.Content ?? JsonSerializer.SerializeToUtf8Bytes(source with { Content = null }, KnowledgeJson.Default.NewKnowledge);
            await _source.Replace(new KnowledgeSourceState
            {
                KeyId = key.Id,
                Content = key.Seal(content, Encoding.UTF8.GetBytes(Key)),
                Language = language,
                FileName = source.FileName,
                Source = new KnowledgeSource
                {
                    Id = Id,
                    Kind = source.Kind,
                    Title = KnowledgeRules.TitleOf(source),
                    Address = KnowledgeRules.AddressOf(source.Address)?.AbsoluteUri,
                    AddedAt = _time.GetUtcNow(),
                    Every = source.Every,
                },
            });
            await this.RegisterOrUpdateReminder(Reminder, RetryAfter, RetryAfter);
        }

        return new AgentOutcome { Id = Id };
    }

    /// <inheritdoc/>
    public async Task Read()
    {
        if (_source.State.Source is not { } source)
        {
            return;
        }

        if (_source.State.Tries >= MaxTries)
        {
            await Settle(_source.State with { Tries = 0 }, source with
            {
                Status = KnowledgeStatus.Failed,
                Problem = "Reading it failed three times. Try another format, or split it.",
            });
            return;
        }

        // The count is durable before the reading: a document that ends the process is given up after three of them.
        await _source.Replace(_source.State with { Tries = _source.State.Tries + 1 });
        await Base.Report(source with { Status = KnowledgeStatus.Reading, Problem = null });
        try
        {
            var next = await _reading.Read(Place.Tenant, Place.Base, Id, _source.State, await Content(), Progress);
            await Settle(next with { Tries = 0 }, next.Source!);
        }
        catch (Exception exception)
        {
            // The reminder tries again.
            LogFailed(_logger, exception, Key, _source.State.Tries);
            await Base.Report(source with { Status = KnowledgeStatus.Waiting, Problem = "Reading it failed; it is tried again in two minutes." });
        }
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<KnowledgeDocument>> Documents() => Task.FromResult<ImmutableArray<KnowledgeDocument>>(
    [
        .. (_source.State.Pages.IsDefault ? [] : _source.State.Pages)
            .OrderBy(static page => page.Problem is null).ThenBy(static page => page.Address, StringComparer.Ordinal)
            .Select(static page => new KnowledgeDocument(page.Address, page.Passages, page.Problem)),
    ]);

    /// <inheritdoc/>
    public async Task Remove()
    {
        await _index.Remove(Place.Tenant, Id);
        foreach (var page in _source.State.Pages.IsDefault ? [] : _source.State.Pages)
        {
            await _index.Remove(Place.Tenant, SourceReading.DocumentOf(Id, page.Address));
        }

        await DropReminder();
        if (_source.State.KeyId is { } key)
        {
            await _keys.Destroy(Place.Tenant, key);
        }

        await _source.ClearStateAsync();
        DeactivateOnIdle();
    }

    /// <inheritdoc/>
    public async Task ReceiveReminder(string reminderName, TickStatus status)
    {
        if (_source.State.Source is not { } source)
        {
            await DropReminder();
            return;
        }

        var isUnread = source.Status is not (KnowledgeStatus.Ready or KnowledgeStatus.Failed);
        var isDue = source.Every is { } every && (source.ReadAt is not { } read || _time.GetUtcNow() - read >= every - RetryAfter);
        if (isUnread || isDue)
        {
            await Read();
        }
    }

    private async Task<byte[]> Content()
    {
        if (_source.State is not { KeyId: { } id, Content: { } bytes })
        {
            return [];
        }

        var key = await _keys.Get(Place.Tenant, id);
        return key.Open(bytes, Encoding.UTF8.GetBytes(Key));
    }

    private Task Progress(KnowledgeSource source) => Base.Report(source);

    private async Task Settle(KnowledgeSourceState state, KnowledgeSource source)
    {
        await _source.Replace(state with { Source = source });
        if (source.Every is { } every)
        {
            await this.RegisterOrUpdateReminder(Reminder, every, every);
        }
        else
        {
            await DropReminder();
        }

        await Base.Report(source);
    }

    private async Task DropReminder()
    {
        if (await this.GetReminder(Reminder) is { } reminder)
        {
            await this.UnregisterReminder(reminder);
        }
    }
}
