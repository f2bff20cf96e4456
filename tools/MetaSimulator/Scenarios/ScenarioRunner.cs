using System.Collections.Immutable;
using System.Globalization;
using System.Security.Cryptography;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Webhooks;

namespace Chatbotics.MetaSimulator.Scenarios;

/// <summary>Plays one scenario once.</summary>
public sealed class ScenarioRunner
{
    private readonly SimulatedMeta _meta;
    private readonly Dictionary<string, Customer> _people = new(StringComparer.Ordinal);
    private readonly Dictionary<string, string> _messages = new(StringComparer.Ordinal);
    private readonly Dictionary<string, IReadOnlyList<WebhookEvent>> _held = new(StringComparer.Ordinal);
    private readonly List<Delivery> _deliveries = [];

    private ScenarioRunner(SimulatedMeta meta) => _meta = meta;

    /// <summary>Plays a scenario against a simulator's assets; ends when its last step is done.</summary>
    /// <exception cref="FormatException">A step cannot be done; the message says which.</exception>
    /// <exception cref="TimeoutException">A step <c>reply</c> waited in vain.</exception>
    public static async Task<ScenarioRun> Run(SimulatedMeta meta, Scenario scenario, CancellationToken cancellationToken = default)
    {
        var runner = new ScenarioRunner(meta);
        foreach (var (name, person) in scenario.People)
        {
            runner._people[name] = runner.Meet(person);
        }

        foreach (var step in scenario.Steps)
        {
            await runner.Do(step, cancellationToken);
        }

        return new ScenarioRun(runner._people.ToImmutableDictionary(), runner._messages.ToImmutableDictionary(), [.. runner._deliveries]);
    }

    /// <summary>Does one step as one customer: what the control API offers.</summary>
    public static async Task<ScenarioRun> Do(Customer customer, SimulatedMeta meta, ScenarioStep step, CancellationToken cancellationToken = default)
    {
        var runner = new ScenarioRunner(meta);
        runner._people["me"] = customer;
        await runner.Do(step with { Who = "me", As = step.As ?? "message" }, cancellationToken);
        return new ScenarioRun(runner._people.ToImmutableDictionary(), runner._messages.ToImmutableDictionary(), [.. runner._deliveries]);
    }

    private async Task Do(ScenarioStep step, CancellationToken cancellationToken)
    {
        switch (step.Do)
        {
            case "wait":
                await Task.Delay(TimeSpan.FromMilliseconds(step.Milliseconds), _meta.Clock, cancellationToken);
                break;
            case "reply":
                var reply = await _people[step.Who!].View.NextFromBusiness(cancellationToken).AsTask()
                    .WaitAsync(TimeSpan.FromMilliseconds(step.Milliseconds), _meta.Clock, cancellationToken);
                Name(step, reply.Id);
                break;
            case "read":
                await _people[step.Who!].Read();
                break;
            case "showPhone":
                _people[step.Who!].ShowPhone(step.Text ?? Phone());
                break;
            case "changeNumber":
                _deliveries.Add((await _people[step.Who!].ChangeNumber(step.Text ?? Phone())).Delivery);
                break;
            case "changeUserId":
                _deliveries.Add((await _people[step.Who!].ChangeUserId(step.Text ?? UserId())).Delivery);
                break;
            case "send":
                await Send(_held[step.Of ?? ""]);
                break;
            case "batch":
                await Batch(step);
                break;
            default:
                var events = Compose(step);
                if (!step.Hold)
                {
                    await Send(events);
                }

                break;
        }
    }

    private async Task Batch(ScenarioStep step)
    {
        var events = step.Steps.SelectMany(Compose).ToList();
        if (step.Reversed)
        {
            events.Reverse();
        }

        for (var i = 0; i < step.Count; i++)
        {
            if (step.Shape is { } shape)
            {
                _deliveries.Add(await _meta.Send(events, shape));
            }
            else
            {
                _deliveries.AddRange(await Task.WhenAll(events.Select(e => _meta.Send([e]))));
            }
        }
    }

    private IReadOnlyList<WebhookEvent> Compose(ScenarioStep step)
    {
        var events = StepComposer.Compose(step, _people[step.Who!], Resolve(step.Of) ?? "", Resolve(step.ReplyTo));
        Name(step, events[0].MessageId ?? "");
        if (step.As is { } name)
        {
            _held[name] = events;
        }

        return events;
    }

    private async Task Send(IReadOnlyList<WebhookEvent> events) => _deliveries.Add(await _meta.Send(events));

    private void Name(ScenarioStep step, string id)
    {
        if (step.As is { } name)
        {
            _messages[name] = id;
        }
    }

    private string? Resolve(string? name) => name is null ? null : _messages.GetValueOrDefault(name, name);

    private Customer Meet(ScenarioPerson person)
    {
        var asset = person.Asset is { } id ? _meta.FindAsset(id) : _meta.Assets.FirstOrDefault(candidate => candidate.Platform == person.Platform);
        if (asset is null)
        {
            throw new FormatException($"The scenario needs a {person.Platform} asset; add one first.");
        }

        var contact = person.Contact switch
        {
            "user-id" => UserId(),
            null => person.Platform == Platform.WhatsApp ? Phone() : _meta.Ids.Number(),
            { } given => given,
        };
        return _meta.Customer(person.Platform, asset.Id, contact, new CustomerProfile { Name = person.Name, Username = person.Username });
    }

    private static string Phone() => "4915" + RandomNumberGenerator.GetInt32(100_000_000, 999_999_999).ToString(CultureInfo.InvariantCulture);

    private string UserId() => "DE." + _meta.Ids.Number();
}
