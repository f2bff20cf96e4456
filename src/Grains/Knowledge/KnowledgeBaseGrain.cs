using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Audit;
using Chatbotics.Grains.Abstractions.Knowledge;
using Chatbotics.Grains.Agents;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Knowledge.Ports;

namespace Chatbotics.Grains.Knowledge;

/// <inheritdoc cref="IKnowledgeBaseGrain"/>
/// <param name="known">The stored base.</param>
/// <param name="retriever">Finds passages.</param>
/// <param name="audit">Writes down who changed what.</param>
/// <param name="ids">Ids.</param>
/// <param name="time">The clock.</param>
[GrainType("knowledge-base")]
internal sealed class KnowledgeBaseGrain(
    [PersistentState("knowledge-base")] IPersistentState<KnowledgeBaseState> known,
    IRetriever retriever,
    AgentAudit audit,
    IIdGenerator ids,
    TimeProvider time) : Grain, IKnowledgeBaseGrain
{
    private const int MaxSources = 500;
    private const int MaxSettled = 1_000;
    private const int MaxExcerpt = 600;

    private (string Tenant, string Id) Key => AgentKeys.Parse(this.GetPrimaryKeyString());

    private IKnowledgeDirectoryGrain Directory => GrainFactory.GetGrain<IKnowledgeDirectoryGrain>(Key.Tenant);

    /// <inheritdoc/>
    public async Task<AgentOutcome> Configure(string name, string language)
    {
        if (name.Trim() is not { Length: > 0 and <= 60 } trimmed || trimmed.AsSpan().ContainsAnyInRange('\0', '\x1f'))
        {
            return AgentOutcome.Refused("name", "Give the knowledge base a name of 1 to 60 characters on one line.");
        }

        await known.Replace(known.State with { Name = trimmed, Language = language });
        await Note(AgentAuditActions.KnowledgeChanged);
        await Announce();
        return new AgentOutcome { Id = Key.Id };
    }

    /// <inheritdoc/>
    public Task<KnowledgeBase?> Get() => Task.FromResult(known.State.Name is not { } name ? null : new KnowledgeBase
    {
        Id = Key.Id,
        Name = name,
        Language = known.State.Language,
        Sources = known.State.Sources,
        Settled = known.State.Settled.IsDefault ? [] : known.State.Settled,
    });

    /// <inheritdoc/>
    public async Task<AgentOutcome> Add(NewKnowledge source)
    {
        if (known.State.Name is null)
        {
            return AgentOutcome.Refused("base", "This knowledge base was deleted. Go back to the list.");
        }

        if (KnowledgeRules.Check(source) is { IsEmpty: false } errors)
        {
            return new AgentOutcome { Errors = errors };
        }

        if (known.State.Sources.Length >= MaxSources)
        {
            return AgentOutcome.Refused("base", "A knowledge base has at most 500 sources. Remove one first, or make another base.");
        }

        var id = ids.NewId().ToString("N");
        var entry = new KnowledgeSource
        {
            Id = id,
            Kind = source.Kind,
            Title = KnowledgeRules.TitleOf(source),
            Address = source.Kind is KnowledgeKind.Page or KnowledgeKind.Site ? KnowledgeRules.AddressOf(source.Address)!.AbsoluteUri : null,
            AddedAt = time.GetUtcNow(),
            Every = source.Every,
        };

        // The source first: a list that names one nobody has would wait for ever.
        await Source(id).Put(source, known.State.Language);
        await known.Replace(known.State with { Sources = known.State.Sources.Add(entry) });
        await Note(AgentAuditActions.SourceAdded, new AuditDetail("kind", entry.Kind.ToString()));
        await Announce();
        await Source(id).Read();
        return new AgentOutcome { Id = id };
    }

    /// <inheritdoc/>
    public async Task<AgentOutcome> Refresh(string source)
    {
        if (known.State.Sources.FirstOrDefault(entry => entry.Id == source) is not { } found)
        {
            return AgentOutcome.Refused("source", "This source was removed.");
        }

        await Replace(found with { Status = KnowledgeStatus.Waiting, Problem = null });
        await Source(source).Read();
        return new AgentOutcome { Id = source };
    }

    /// <inheritdoc/>
    public Task<ImmutableArray<KnowledgeDocument>> Documents(string source) =>
        known.State.Sources.Any(entry => entry.Id == source) ? Source(source).Documents() : Task.FromResult(ImmutableArray<KnowledgeDocument>.Empty);

    /// <inheritdoc/>
    public async Task Settle(ImmutableArray<string> suggestions)
    {
        if (known.State.Name is null || suggestions.Any(static id => id.Length is 0 or > 64))
        {
            return;
        }

        var present = known.State.Settled.IsDefault ? [] : known.State.Settled;
        await known.Replace(known.State with { Settled = [.. present.Union(suggestions).TakeLast(MaxSettled)] });
    }

    /// <inheritdoc/>
    public async Task Remove(string source)
    {
        if (known.State.Sources.FirstOrDefault(entry => entry.Id == source) is { } removed)
        {
            await known.Replace(known.State with { Sources = known.State.Sources.Remove(removed) });
            await Note(AgentAuditActions.SourceRemoved, new AuditDetail("kind", removed.Kind.ToString()));
        }

        await Announce();
        await Source(source).Remove();
    }

    /// <inheritdoc/>
    public async Task Delete()
    {
        var sources = known.State.Sources;
        await Note(AgentAuditActions.KnowledgeDeleted);
        await Directory.Remove(Key.Id);
        await known.ClearStateAsync();
        foreach (var source in sources)
        {
            await Source(source.Id).Remove();
        }
    }

    private Task Note(string action, params AuditDetail[] details) =>
        audit.Note(Key.Tenant, Key.Id, action, [new AuditDetail("name", known.State.Name ?? Key.Id), .. details]);

    /// <inheritdoc/>
    public async Task<ImmutableArray<KnowledgePassage>> Search(string question, int limit)
    {
        if (string.IsNullOrWhiteSpace(question) || await Get() is not { } present)
        {
            return [];
        }

        var found = await retriever.Find(
            Key.Tenant, new RetrievalRequest { Question = question, Bases = [Key.Id], Languages = [.. present.Languages.Take(6)], Limit = Math.Clamp(limit, 1, 20) });
        return [.. found.Select(passage => new KnowledgePassage(
            passage.Hit.Passage.Question ?? (passage.Hit.Passage.Place is { Length: > 0 } place ? place : passage.Hit.Document.Title),
            passage.Hit.Passage.Text.Length <= MaxExcerpt ? passage.Hit.Passage.Text : passage.Hit.Passage.Text[..MaxExcerpt] + "…",
            passage.Hit.Document.Address,
            passage.Hit.Score,
            passage.Coverage))];
    }

    /// <inheritdoc/>
    public async Task Report(KnowledgeSource source)
    {
        if (known.State.Sources.Any(entry => entry.Id == source.Id))
        {
            await Replace(source);
        }
        else
        {
            // It was removed while it was being read.
            await Source(source.Id).Remove();
        }
    }

    private async Task Replace(KnowledgeSource source)
    {
        await known.Replace(known.State with { Sources = [.. known.State.Sources.Select(entry => entry.Id == source.Id ? source : entry)] });
        await Announce();
    }

    private Task Announce() => Directory.Put(new KnowledgeListing(
        Key.Id,
        known.State.Name!,
        new KnowledgeBase { Id = Key.Id, Name = known.State.Name!, Language = known.State.Language, Sources = known.State.Sources }.Languages,
        known.State.Sources.Length,
        known.State.Sources.Sum(source => source.Passages),
        known.State.Sources.Count(source => source.Status == KnowledgeStatus.Failed)));

    private IKnowledgeSourceGrain Source(string id) => GrainFactory.GetGrain<IKnowledgeSourceGrain>(AgentKeys.Of(Key.Tenant, Key.Id, id));
}
