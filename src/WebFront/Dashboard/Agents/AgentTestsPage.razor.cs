using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Agents;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.Grains.Abstractions.People;
using Chatbotics.Grains.Abstractions.Tenancy;
using Chatbotics.WebFront.Dashboard.Conversations;
using Chatbotics.WebFront.Dashboard.Inbox;
using Chatbotics.WebFront.Dashboard.Shell;
using Microsoft.AspNetCore.Components;

namespace Chatbotics.WebFront.Dashboard.Agents;

/// <summary>An agent's test suite: questions, what their answers must be like, and how one or two versions did.</summary>
public sealed partial class AgentTestsPage : IDisposable
{
    private const int MostImports = 12;
    private static readonly int[] Choices = [1, 3, 5, 10];
    private static readonly TimeSpan Look = TimeSpan.FromMilliseconds(500);

    private readonly Lookout _lookout = new();
    private AgentDetails? _agent;
    private AgentTestSuite? _suite;
    private ImmutableArray<string>? _imports;
    private AgentTest? _edited;
    private string _question = "";
    private string _contains = "";
    private string _lacks = "";
    private string _cites = "";
    private string _calls = "";
    private string _hands = "";
    private string? _fault;
    private int _times = 1;

    /// <summary>The workspace.</summary>
    [Parameter]
    public string Tenant { get; set; } = "";

    /// <summary>The agent's id.</summary>
    [Parameter]
    public string Agent { get; set; } = "";

    [Inject]
    private AgentDesk Desk { get; set; } = default!;

    [Inject]
    private IServiceProvider Services { get; set; } = default!;

    [Inject]
    private LocalClock Clock { get; set; } = default!;

    [Inject]
    private TimeProvider Time { get; set; } = default!;

    [Inject]
    private NavigationManager Navigation { get; set; } = default!;

    private ImmutableArray<int> Shown => _suite?.Versions is { IsDefaultOrEmpty: false } versions ? versions : [0];

    private string? About => _suite switch
    {
        null => null,
        { IsRunning: true } running => Texts.Agents["Running, {0} of {1}", running.Results.Length, running.Tests.Length * running.Versions.Length],
        { RanAt: { } ran } => Texts.Agents["Run {0}", Clock.Brief(ran)],
        _ => Texts.Agents["Not run yet"],
    };

    /// <inheritdoc/>
    public void Dispose() => _lookout.Dispose();

    /// <inheritdoc/>
    protected override async Task OnParametersSetAsync()
    {
        try
        {
            _agent = await Desk.Agent(Tenant, Agent, static grain => grain.Get());
            if (_agent is null)
            {
                Navigation.NotFound();
                return;
            }

            _suite = await Tests(static grain => grain.Get());
            Follow();
        }
        catch (Exception refused) when (refused is ForeignGrainException or InvalidKeyPartException)
        {
            Navigation.NotFound();
        }
    }

    private Task<T> Tests<T>(Func<IAgentTestsGrain, Task<T>> ask) =>
        Desk.Ask(Tenant, grains => ask(grains.GetGrain<IAgentTestsGrain>(AgentKeys.Of(Tenant, Agent))));

    private static string NameOf(int version) => version == 0 ? Texts.Agents["Draft"] : string.Create(CultureInfo.InvariantCulture, $"v{version}");

    private static string Wanted(AgentTest test) => string.Join(". ", Wishes(test).DefaultIfEmpty(Texts.Agents["Any answer"]));

    private static IEnumerable<string> Wishes(AgentTest test)
    {
        foreach (var text in test.Contains)
        {
            yield return Texts.Agents["Contains “{0}”", text];
        }

        foreach (var text in test.Lacks)
        {
            yield return Texts.Agents["Lacks “{0}”", text];
        }

        if (test.Cites.Length > 0)
        {
            yield return Texts.Agents["Rests on “{0}”", test.Cites];
        }

        if (test.Calls.Length > 0)
        {
            yield return Texts.Agents["Uses {0}", test.Calls];
        }

        if (test.HandsOver is { } hands)
        {
            yield return hands ? Texts.Agents["Hands over"] : Texts.Agents["Doesn't hand over"];
        }
    }

    private static ImmutableArray<string> Lines(string text) => [.. text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)];

    private async Task Save()
    {
        var test = new AgentTest
        {
            Id = _edited?.Id ?? Guid.CreateVersion7().ToString("N"),
            Question = _question.Trim(),
            Contains = Lines(_contains),
            Lacks = Lines(_lacks),
            Cites = _cites.Trim(),
            Calls = _calls,
            HandsOver = _hands switch { "yes" => true, "no" => false, _ => null },
        };
        var present = _suite!.Tests;
        await Put(_edited is { } edited ? present.Replace(edited, test) : present.Add(test));
        if (_fault is null)
        {
            Clear();
        }
    }

    private async Task Put(ImmutableArray<AgentTest> tests)
    {
        var outcome = await Tests(grain => grain.Save(tests));
        _fault = outcome.IsDone ? null : Sentences.Say(outcome.Errors[0].Message);
        _suite = await Tests(static grain => grain.Get());
    }

    private void Edit(AgentTest test)
    {
        (_edited, _question, _contains, _lacks) = (test, test.Question, string.Join('\n', test.Contains), string.Join('\n', test.Lacks));
        (_cites, _calls, _hands) = (test.Cites, test.Calls, test.HandsOver switch { true => "yes", false => "no", _ => "" });
    }

    private void Clear() => (_edited, _question, _contains, _lacks, _cites, _calls, _hands, _imports) = (null, "", "", "", "", "", "", null);

    private async Task Run(ImmutableArray<int> versions)
    {
        var outcome = await Tests(grain => grain.Start(versions, _times));
        _fault = outcome.IsDone ? null : Sentences.Say(outcome.Errors[0].Message);
        _suite = await Tests(static grain => grain.Get());
        Follow();
    }

    /// <summary>Questions of real conversations that the person may see.</summary>
    private async Task Import()
    {
        var view = (IInboxView?)Services.GetService(typeof(IInboxView));
        var threads = (IConversationView?)Services.GetService(typeof(IConversationView));
        var questions = new List<string>();
        if (view is not null && threads is not null)
        {
            var page = await view.List(Tenant, new InboxQuery { Limit = 15 });
            foreach (var row in page.Rows)
            {
                var thread = await threads.Read(row.Key, new ThreadQuery { Limit = 20 });
                questions.AddRange(thread.Items
                    .Where(static item => item is { Kind: ThreadItemKind.Message, Author.Kind: AuthorKind.Customer, IsUnsent: false, Content.Text.Length: > 8 })
                    .Select(static item => item.Content!.Text!));
            }
        }

        _imports = [.. questions.Where(static text => text.Length <= 300).Distinct(StringComparer.OrdinalIgnoreCase).Take(MostImports)];
    }

    private void Follow() => _ = InvokeAsync(() => _lookout.While(
        () => _suite?.IsRunning == true,
        async () =>
        {
            _suite = await Tests(static grain => grain.Get());
            StateHasChanged();
        },
        Look,
        Time));
}
