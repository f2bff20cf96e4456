using System.Collections.Immutable;
using Chatbotics.Grains.Abstractions.Assignment;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.Inbox.Catalogue;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Hosting;
using Microsoft.Extensions.Logging;

namespace Chatbotics.Grains.Assignment;

/// <inheritdoc cref="IAssignmentGrain"/>
/// <param name="stored">The rules and turns.</param>
/// <param name="ids">Gives ids.</param>
/// <param name="time">The clock.</param>
/// <param name="logger">The log.</param>
[GrainType("assignment")]
internal sealed partial class AssignmentGrain(
    [PersistentState("assignment")] IPersistentState<AssignmentState> stored,
    IIdGenerator ids,
    TimeProvider time,
    ILogger<AssignmentGrain> logger) : Grain, IAssignmentGrain
{
    private const int MaxPolicies = 50;
    private const int MaxCapacity = 1_000;
    private static readonly TimeSpan Again = TimeSpan.FromSeconds(20);

    private readonly WaitingQueue _queue = new();
    private readonly PresentPages _present = new(time);
    private IGrainTimer? _timer;
    private bool _isFilled;
    private bool _isRunning;
    private bool _runAgain;

    private string Tenant => this.GetPrimaryKeyString();

    private bool IsOn => stored.State.Settings.Policies.Any(static policy => policy.IsOn) || !stored.State.Settings.Teams.IsEmpty;

    /// <inheritdoc/>
    public async Task<AssignmentOverview> Get()
    {
        await Fill();
        var people = await People();
        return new AssignmentOverview
        {
            Settings = stored.State.Settings,
            Members = [.. people.OrderBy(static person => person.Name, StringComparer.OrdinalIgnoreCase).Select(static person => new AssignableMember
            {
                AccountId = person.Id,
                Name = person.Name,
                IsOnline = person.IsOnline,
                IsAway = person.IsAway,
                Open = person.Open,
                Capacity = person.Capacity,
            })],
            Waiting = _queue.Count,
        };
    }

    /// <inheritdoc/>
    public async Task<CatalogueResult> Save(AssignmentSettings settings)
    {
        if (Caller.Current is { IsEngine: false } caller && !caller.Permissions.Has(Permission.ManageInboxSettings))
        {
            return CatalogueResult.Refused("", "Your role does not allow changing how conversations are assigned. Ask an admin of the workspace.");
        }

        if (settings.Policies.Length > MaxPolicies)
        {
            return CatalogueResult.Refused("policies", $"Use at most {MaxPolicies} rules.");
        }

        if (settings.Policies.Any(static policy => !CatalogueNames.IsGood(policy.Name.Trim(), CatalogueNames.MaxFilter)))
        {
            return CatalogueResult.Refused("name", $"Give each rule a name of 1 to {CatalogueNames.MaxFilter} characters on one line.");
        }

        if (settings.Policies.Any(static policy => !Enum.IsDefined(policy.Method)))
        {
            return CatalogueResult.Refused("method", "Choose how the rule chooses.");
        }

        if (settings.Capacity is < 0 or > MaxCapacity || settings.Capacities.Any(static one => one.Capacity is < 0 or > MaxCapacity))
        {
            return CatalogueResult.Refused("capacity", $"Give a capacity from 0 (no limit) to {MaxCapacity}.");
        }

        var policies = settings.Policies.Select(policy => policy with { Name = policy.Name.Trim(), Id = policy.Id.Length == 0 ? ids.NewId().ToString("N")[^16..] : policy.Id });
        await stored.Replace(stored.State with { Settings = settings with { Policies = [.. policies], Teams = stored.State.Settings.Teams } });
        Start();
        return new CatalogueResult(Tenant);
    }

    /// <inheritdoc/>
    public Task Present(string accountId, string page)
    {
        if (_present.Add(accountId, page))
        {
            Start();
        }

        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Gone(string accountId, string page)
    {
        _present.Remove(accountId, page);
        return Task.CompletedTask;
    }

    /// <inheritdoc/>
    public Task Changed(QueueChange change)
    {
        if (_isFilled && !_queue.Take(change))
        {
            _isFilled = false;
        }

        if (IsOn)
        {
            Start();
        }

        return Task.CompletedTask;
    }

    /// <summary>Begins giving, unless it is under way: then it looks once more.</summary>
    private void Start()
    {
        _runAgain = true;
        if (!_isRunning && IsOn)
        {
            _isRunning = true;
            _ = Run();
        }
    }

    private async Task Run()
    {
        try
        {
            // What called has its answer first.
            await Task.Yield();
            using var engine = Caller.Use(Caller.Engine);
            while (_runAgain)
            {
                _runAgain = false;
                await Fill();
                await GiveAll();
            }
        }
        catch (Exception exception)
        {
            LogStopped(logger, exception, Tenant);
            _isFilled = false;
            Later();
        }
        finally
        {
            _isRunning = false;
        }
    }

    private async Task Fill()
    {
        if (!_isFilled)
        {
            var queue = await GrainFactory.GetGrain<IInboxGrain>(Tenant).GetQueue();
            _queue.Fill(queue);
            _isFilled = true;
        }
    }

    private async Task GiveAll()
    {
        if (_queue.Count == 0)
        {
            return;
        }

        var people = await People();
        foreach (var waiting in _queue.OldestFirst.ToList())
        {
            var conversation = await GiveTeam(waiting);
            if (AssignmentRules.Choose(stored.State.Settings.Policies, conversation, people) is not { } choice)
            {
                continue;
            }

            if (await Give(conversation, choice))
            {
                people = [.. people.Select(person => person.Id == choice.Person.Id ? person with { Open = person.Open + 1, LastGiven = Now } : person)];
            }
        }
    }

    private async Task<bool> Give(QueuedConversation conversation, AssignmentChoice choice)
    {
        try
        {
            var team = conversation.Team is null && choice.Policy.Team is { } id ? await TeamOf(id) : null;
            var result = await GrainFactory.GetGrain<IConversationGrain>(conversation.Key.Value).Assign(new AssignCommand
            {
                By = Author.System,
                ChangesAssignee = true,
                Assignee = new Assignee(choice.Person.Id, choice.Person.Name),
                ChangesTeam = team is not null,
                Team = team,
                Reason = choice.Reason,
                OnlyIfWaiting = true,
            });
            if (result.Refusal is not null)
            {
                // Somebody was quicker.
                _queue.Remove(conversation.Key);
                return false;
            }

            _queue.Give(conversation.Key, choice.Person.Id);
            await stored.Replace(stored.State with { LastGiven = stored.State.LastGiven.SetItem(choice.Person.Id, Now) });
            return true;
        }
        catch (Exception exception)
        {
            LogNotAssigned(logger, exception, conversation.Key);
            Later();
            return false;
        }
    }

    private long Now => time.GetUtcNow().ToUnixTimeMilliseconds();

    private async Task<IReadOnlyCollection<Candidate>> People()
    {
        using var engine = Caller.Use(Caller.Engine);
        var people = await GrainFactory.GetGrain<IPeopleGrain>(Tenant).List();
        var settings = stored.State.Settings;
        return [.. people.Members
            .Where(member => people.Roles.FirstOrDefault(role => role.Id == member.RoleId)?.Permissions.Has(Permission.Reply) == true)
            .Select(member =>
            {
                var own = settings.Capacities.FirstOrDefault(one => one.AccountId == member.AccountId);
                return new Candidate(
                    member.AccountId,
                    member.Name,
                    member.Teams,
                    _present.IsOnline(member.AccountId),
                    own?.IsAway == true,
                    _queue.LoadOf(member.AccountId),
                    own?.Capacity ?? settings.Capacity,
                    stored.State.LastGiven.GetValueOrDefault(member.AccountId));
            })];
    }

    private void Later()
    {
        _timer?.Dispose();
        _timer = this.RegisterGrainTimer(
            static (grain, _) =>
            {
                grain.Start();
                return Task.CompletedTask;
            },
            this,
            new GrainTimerCreationOptions { DueTime = Again, Period = Timeout.InfiniteTimeSpan, Interleave = true });
    }
}
