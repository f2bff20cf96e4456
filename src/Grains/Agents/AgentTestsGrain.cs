using System.Collections.Immutable;
using System.Text;
using System.Text.Json;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Assistants;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Agents.Ports;
using Chatbotics.Grains.Hosting;
using Chatbotics.Grains.Privacy.Ports;

namespace Chatbotics.Grains.Agents;

/// <inheritdoc cref="IAgentTestsGrain"/>
/// <param name="tests">The stored suite.</param>
/// <param name="runner">Runs agents.</param>
/// <param name="desks">What agents see of the workspace.</param>
/// <param name="catalog">Their definitions.</param>
/// <param name="keys">Seals the suite.</param>
/// <param name="ids">Ids.</param>
/// <param name="time">The clock.</param>
[GrainType("agent-tests")]
internal sealed class AgentTestsGrain(
    [PersistentState("agent-tests")] IPersistentState<AgentTestsState> tests,
    IAgentRunner runner,
    TurnDesks desks,
    AgentCatalog catalog,
    IKeyRing keys,
    IIdGenerator ids,
    TimeProvider time) : Grain, IAgentTestsGrain
{
    private const int MaxTests = 200;
    private const int MaxTimes = 10;
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(90);

    private StoredTests _stored = new(new AgentTestSuite(), null, []);
    private AgentTestSuite? _running;

    private string Key => this.GetPrimaryKeyString();

    private string Tenant => AgentKeys.Parse(Key).Tenant;

    /// <inheritdoc/>
    public override async Task OnActivateAsync(CancellationToken cancellationToken)
    {
        if (tests.State is { KeyId: { } id, Suite: { } bytes })
        {
            var key = await keys.Get(Tenant, id, cancellationToken);
            _stored = JsonSerializer.Deserialize(key.Open(bytes, Encoding.UTF8.GetBytes(Key)), AgentJson.Default.StoredTests) ?? _stored;
        }
    }

    /// <inheritdoc/>
    public Task<AgentTestSuite> Get() => Task.FromResult(_running ?? _stored.Suite);

    /// <inheritdoc/>
    public async Task<AgentOutcome> Save(ImmutableArray<AgentTest> all)
    {
        if (all.Length > MaxTests)
        {
            return AgentOutcome.Refused("tests", "A suite has at most 200 tests. Remove one first.");
        }

        if (all.Any(test => string.IsNullOrWhiteSpace(test.Question) || test.Question.Length > 2_000 || test.Id.Length is 0 or > 64))
        {
            return AgentOutcome.Refused("question", "Write a question of 1 to 2,000 characters.");
        }

        var kept = all.Select(test => test.Id).ToHashSet(StringComparer.Ordinal);
        await Write(_stored with { Suite = _stored.Suite with { Tests = all, Results = [.. _stored.Suite.Results.Where(result => kept.Contains(result.Test))] } });
        return new AgentOutcome();
    }

    /// <inheritdoc/>
    public async Task<AgentOutcome> Start(ImmutableArray<int> versions, int times)
    {
        if (_running is not null)
        {
            return new AgentOutcome();
        }

        if (_stored.Suite.Tests.IsEmpty)
        {
            return AgentOutcome.Refused("tests", "Add a test first.");
        }

        if (versions.Length is 0 or > 2 || times is < 1 or > MaxTimes)
        {
            return AgentOutcome.Refused("times", "Run one or two versions, 1 to 10 times each.");
        }

        var (_, agent) = AgentKeys.Parse(Key);
        var definitions = new List<(int Version, AgentDefinition Definition)>();
        foreach (var version in versions.Distinct())
        {
            if (await catalog.Get(Tenant, agent, version) is not { } definition)
            {
                return AgentOutcome.Refused("versions", "This version is not kept any more.");
            }

            definitions.Add((version, definition));
        }

        _running = _stored.Suite with { IsRunning = true, Versions = versions, Results = [] };
        DelayDeactivation(TimeSpan.FromHours(1));
        _ = RunAll(agent, definitions, times);
        return new AgentOutcome();
    }

    /// <inheritdoc/>
    public Task<string?> Obstacle(AgentDefinition draft) => Task.FromResult(
        _stored.Suite.Tests.IsEmpty ? "This agent may only be published with tests, and has none. Add one."
        : _running is not null ? "The tests are running. Wait for their end."
        : _stored.Draft is null || !AgentDiff.AreSame(_stored.Draft, draft) || !Same(_stored.Tested, _stored.Suite.Tests)
            ? "The tests were not run for this draft yet. Run them."
        : _stored.Suite.PassRate(0) is not 1 ? "Not all tests pass. Mend the agent or the tests."
        : null);

    /// <inheritdoc/>
    public async Task Delete()
    {
        if (tests.State.KeyId is { } id)
        {
            await keys.Destroy(Tenant, id);
        }

        await tests.ClearStateAsync();
        DeactivateOnIdle();
    }

    private static bool Same(ImmutableArray<AgentTest> one, ImmutableArray<AgentTest> other) =>
        string.Equals(JsonSerializer.Serialize(one, AgentJson.Default.ImmutableArrayAgentTest), JsonSerializer.Serialize(other, AgentJson.Default.ImmutableArrayAgentTest), StringComparison.Ordinal);

    private async Task RunAll(string agent, List<(int Version, AgentDefinition Definition)> definitions, int times)
    {
        var suite = _stored.Suite.Tests;
        try
        {
            foreach (var test in suite)
            {
                foreach (var (version, definition) in definitions)
                {
                    var result = await Run(agent, version, definition, test, times);
                    _running = _running! with { Results = _running.Results.Add(result) };
                }
            }

            await Write(new StoredTests(
                _running! with { IsRunning = false, RanAt = time.GetUtcNow(), Tests = _stored.Suite.Tests },
                definitions.Find(item => item.Version == 0).Definition,
                suite));
        }
        finally
        {
            _running = null;
        }
    }

    private async Task<AgentTestResult> Run(string agent, int version, AgentDefinition definition, AgentTest test, int times)
    {
        var (passed, answer, fault) = (0, "", "");
        for (var i = 0; i < times; i++)
        {
            using var deadline = new CancellationTokenSource(Patience, time);
            var id = ids.NewId().ToString("N");
            var wrong = "";
            var text = "";
            try
            {
                var given = await runner.Run(
                    new AgentTask
                    {
                        Tenant = Tenant,
                        AgentId = agent,
                        Version = version,
                        Definition = definition,
                        TurnId = id,
                        Fragments = [new TurnMessage(AuthorKind.Customer, "text", test.Question)],
                        Ledger = new TrialToolLedger(id),
                        Desk = desks.Trial(Tenant),
                        IsTrial = true,
                        Languages = await catalog.Languages(Tenant, definition),
                    },
                    progress: null,
                    deadline.Token);
                text = string.Join('\n', given.Texts);
                wrong = TestJudge.Fault(test, given);
            }
            catch (OperationCanceledException)
            {
                wrong = "The agent took too long.";
            }

            passed += wrong.Length == 0 ? 1 : 0;
            if (fault.Length == 0)
            {
                (answer, fault) = (text, wrong);
            }
        }

        return new AgentTestResult { Test = test.Id, Version = version, Runs = times, Passed = passed, Answer = answer, Fault = fault };
    }

    private async Task Write(StoredTests next)
    {
        var key = tests.State.KeyId is { } id ? await keys.Get(Tenant, id) : await keys.Take(Tenant);
        await tests.Replace(new AgentTestsState
        {
            KeyId = key.Id,
            Suite = key.Seal(JsonSerializer.SerializeToUtf8Bytes(next, AgentJson.Default.StoredTests), Encoding.UTF8.GetBytes(Key)),
        });
        _stored = next;
    }
}
