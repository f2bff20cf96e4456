using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.MetaSimulator;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Faults;
using Chatbotics.WebFront.Dashboard.Simulator;

namespace Chatbotics.Demo;

/// <summary>Something worth seeing that one press plays.</summary>
/// <param name="Shown">How the page offers it.</param>
/// <param name="Fits">Whether the platform can do it.</param>
/// <param name="Play">Plays it.</param>
internal sealed record DemoScenario(SimulatorScenario Shown, Func<ChannelPlatform, bool> Fits, Func<SimulatedMeta, Customer, Task> Play)
{
    private const int Undeliverable = 131026;
    private const int PersonUnavailable = 551;
    private const int PersonUnavailableSubcode = 1545041;
    private const int AlbumSize = 10;

    /// <summary>All scenarios.</summary>
    public static IReadOnlyList<DemoScenario> All { get; } =
    [
        new(
            new("fragments", "Write in fragments", "Three messages in a row are read as one question and get one answer."),
            Everywhere,
            async (_, customer) =>
            {
                await customer.SendText("hi");
                await customer.SendText("quick question");
                await customer.SendText("how long does shipping take?");
            }),
        new(
            new("hand-over", "Ask for a person", "The agent hands over; nobody holds the conversation until someone takes it."),
            Everywhere,
            (_, customer) => customer.SendText("Can I talk to a human please?")),
        new(
            new("album", "Send ten pictures at once", "They arrive in one webhook and stay in one conversation."),
            Everywhere,
            (_, customer) => customer.SendAlbum([.. Enumerable.Range(0, AlbumSize).Select(_ => DemoPictures.Next())], "All of these, please")),
        new(
            new("twice", "Deliver a message twice", "The same webhook comes again; the conversation shows the message once."),
            Everywhere,
            async (meta, customer) =>
            {
                var events = new[] { customer.Compose.Text("Is the blue bowl back in stock?") };
                await meta.Send(events);
                await meta.Webhooks.Send(events);
            }),
        new(
            new("elsewhere", "Answer from the phone", "Someone of the shop answers in the platform's own app: the AI falls silent."),
            Everywhere,
            (_, customer) => customer.HumanAnswersElsewhere("Hello, this is Mira from the shop. I'll look into it.")),
        new(
            new("lose-the-answer", "Lose the next answer", "The next reply goes out but its confirmation is lost: it shows as not yet known, then settles by its receipt."),
            Everywhere,
            (meta, customer) =>
            {
                meta.Faults.Add(Fault.LostResponse().For(customer.Asset.Id).Next(1));
                return customer.SendText("When are you open?");
            }),
        new(
            new("refuse", "Refuse the next reply", "The platform refuses the next reply: the thread says why and what would work."),
            Everywhere,
            (meta, customer) =>
            {
                var refusal = customer.Asset.Platform == Platform.WhatsApp
                    ? Fault.Answer(Undeliverable)
                    : Fault.Answer(PersonUnavailable, PersonUnavailableSubcode);
                meta.Faults.Add(refusal.For(customer.Asset.Id).Next(1));
                return customer.SendText("When are you open?");
            }),
        new(
            new("withdraw", "Withdraw the permission", "The shop's owner removes the app at Meta: the next reply is refused, the channel pauses, and Channels says how to connect it again."),
            Everywhere,
            (meta, customer) =>
            {
                foreach (var token in meta.Tokens.Of(customer.Asset))
                {
                    token.State = TokenState.Deauthorised;
                }

                return customer.SendText("When are you open?");
            }),
        new(
            new("unsubscribe", "Stop the webhooks", "Meta ends the subscription, as it does after an hour of failures: nothing comes in until the connection doctor subscribes again."),
            Everywhere,
            (_, customer) =>
            {
                customer.Asset.Subscribed = false;
                return Task.CompletedTask;
            }),
    ];

    private static bool Everywhere(ChannelPlatform platform) => true;
}
