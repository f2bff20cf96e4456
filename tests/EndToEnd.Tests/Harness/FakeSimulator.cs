using System.Collections.Immutable;
using System.Globalization;
using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.WebFront.Dashboard.Simulator;

namespace Chatbotics.EndToEnd.Tests.Harness;

/// <summary>Customers who write straight into the made-up desk, and an agent that answers them at once.</summary>
internal sealed class FakeSimulator(FakeDesk desk) : ISimulatorPane
{
    private readonly List<SimulatorCustomer> _customers =
    [
        new(FakeDesk.WhatsApp, "4915112345678", "Lea Brandt"), new(FakeDesk.WhatsApp, "4915187654321", "Ebba Lind"),
        new(FakeDesk.Messenger, "7001", "Priya Nair"), new(FakeDesk.Instagram, "9001", "Tomás Rivera"),
    ];

    private readonly Dictionary<SimulatorCustomer, ImmutableArray<SimulatorMessage>> _threads = [];
    private readonly Dictionary<SimulatorCustomer, List<Action>> _watchers = [];
    private int _last;

    /// <summary>What the agent answers to a text; null hands over to a person.</summary>
    public Func<string, string?> Answer { get; set; } = static text =>
        text.Contains("ship", StringComparison.OrdinalIgnoreCase) ? "Yes, we ship to Norway in four to six days, and duty is included." : null;

    public Task<ImmutableArray<SimulatorChannel>> Channels(string tenant) => Task.FromResult<ImmutableArray<SimulatorChannel>>(
        tenant != "fennick" ? [] : [.. _customers.GroupBy(static customer => customer.Connection).Select(static group => new SimulatorChannel(group.Key, "Fennick Pottery", [.. group]))]);

    public Task<ImmutableArray<SimulatorScenario>> Scenarios(SimulatorCustomer customer) => Task.FromResult<ImmutableArray<SimulatorScenario>>(
    [
        new("album", "Send three pictures", "Three pictures arrive in one go and stay one conversation."),
        new("twice", "Send it twice", "Meta delivers the same message twice; it appears once."),
        new("lose", "Lose the next answer", "The next reply is accepted, but the answer is lost on the way back."),
        new("skip", "Skip 24 hours", "The messaging window closes."),
    ]);

    public Task<SimulatorPhoneView> Look(SimulatorCustomer customer) =>
        Task.FromResult(new SimulatorPhoneView(_threads.GetValueOrDefault(customer, []), false, desk.Time.GetUtcNow()));

    public Task<SimulatorCustomer> NewCustomer(SimulatorChannel channel)
    {
        var customer = new SimulatorCustomer(channel.Connection, "new" + _customers.Count.ToString(CultureInfo.InvariantCulture), "Ines Moreau");
        _customers.Add(customer);
        return Task.FromResult(customer);
    }

    public Task Do(SimulatorCustomer customer, SimulatorAct act)
    {
        var conversation = desk.Begin(customer.Connection, customer.ContactId, customer.Name);
        switch (act)
        {
            case SimulatorAct.Text(var words):
                Show(customer, false, words);
                desk.Change(conversation, it => it.In(words));
                if (conversation.Owner.Kind == OwnerKind.Assistant)
                {
                    Reply(customer, conversation, words);
                }

                break;
            case SimulatorAct.Picture:
                Show(customer, false, null, "image");
                desk.Change(conversation, it => it.In(new MessageContent { Kind = "image", Attachments = [new Attachment { Kind = "image", FileName = "handle.jpg", MimeType = "image/jpeg", Size = 640_000 }] }));
                break;
            case SimulatorAct.Reaction(var id, var emoji):
                _threads[customer] = [.. _threads[customer].Select(message => message.Id == id ? message with { Reaction = emoji } : message)];
                Tell(customer);
                break;
            default:
                break;
        }

        return Task.CompletedTask;
    }

    public Task Run(SimulatorCustomer customer, string scenario) => Do(customer, new SimulatorAct.Picture());

    public IDisposable Watch(SimulatorCustomer customer, Action changed)
    {
        var list = _watchers.TryGetValue(customer, out var known) ? known : _watchers[customer] = [];
        list.Add(changed);
        return new Ending(() => list.Remove(changed));
    }

    /// <summary>Shows a message on the customer's phone.</summary>
    public void Show(SimulatorCustomer customer, bool fromBusiness, string? text, string kind = "text", params SimulatorOption[] options)
    {
        var message = new SimulatorMessage
        {
            Id = "p" + Interlocked.Increment(ref _last).ToString(CultureInfo.InvariantCulture),
            FromBusiness = fromBusiness,
            Kind = kind,
            Text = text,
            At = desk.Time.GetUtcNow(),
            Options = [.. options],
            State = fromBusiness ? SimulatorMessageState.Read : SimulatorMessageState.Delivered,
        };
        _threads[customer] = _threads.GetValueOrDefault(customer, []).Add(message);
        Tell(customer);
    }

    public SimulatorCustomer Customer(string name) => _customers.First(customer => customer.Name == name);

    private void Reply(SimulatorCustomer customer, FakeConversation conversation, string words)
    {
        if (Answer(words) is { } answer)
        {
            desk.Change(conversation, it => it.ByAgent(answer, null, DeliveryState.Delivered, new("Shipping times", .82, true), new("Gift wrap", .41, false)));
            Show(customer, true, answer);
        }
        else
        {
            desk.Change(conversation, it => it.Hand(Owner.Nobody, FakeConversation.Wren, "handed_over", "Nothing in the answers fits."));
        }
    }

    private void Tell(SimulatorCustomer customer) => _watchers.GetValueOrDefault(customer)?.ToList().ForEach(static watcher => watcher());

    private sealed class Ending(Action end) : IDisposable
    {
        public void Dispose() => end();
    }
}
