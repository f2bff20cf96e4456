using Chatbotics.Grains.Abstractions.Channels;
using Chatbotics.Grains.Abstractions.Conversations;
using Chatbotics.Grains.Abstractions.Inbox;
using Chatbotics.MetaSimulator;
using Chatbotics.MetaSimulator.Assets;
using Chatbotics.MetaSimulator.Customers;
using Chatbotics.MetaSimulator.Faults;
using Chatbotics.MetaSimulator.Media;
using Chatbotics.MetaSimulator.Webhooks;
using Chatbotics.ProductKit;

namespace Chatbotics.Faults.Tests;

/// <summary>Faults 17 to 22: what the platform does wrong, or twice, or too late.</summary>
public sealed class DeliveryFaultTests : IAsyncLifetime
{
    private const string Question = "When are you open?";
    private const string Answer = "Monday to Saturday from 10 to 18.";
    private static readonly TimeSpan s_patience = TimeSpan.FromSeconds(60);

    private Product _product = default!;

    public async Task InitializeAsync() =>
        _product = await Product.Start(options: new SimulatorOptions { Retries = RetryPolicy.Fast, Limits = SendLimits.None });

    public async Task DisposeAsync() => await _product.DisposeAsync();

    [Fact]
    public async Task Fault17_the_same_webhook_a_hundred_times_is_one_message_and_one_reply()
    {
        var customer = WhatsApp("4915100000017");
        var text = customer.Compose.Text(Question);
        var deliveries = await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => _product.Meta.Webhooks.Send([text])));
        Assert.All(deliveries, delivery => Assert.True(delivery.Accepted));

        await Replied(customer);
        await _product.Meta.Webhooks.Drained().WaitAsync(s_patience);
        var items = (await Read(customer)).Items;
        Assert.Single(items, item => item.Author.Kind == AuthorKind.Customer);
        Assert.Single(items, item => item.Content?.Text == Answer);
        Assert.Single(_product.Meta.Ledger.To(Product.Assets.PhoneNumberId, customer.ContactId));
    }

    [Fact]
    public async Task Fault18_receipts_in_any_order_never_go_backwards()
    {
        var customer = WhatsApp("4915100000018");
        customer.Receipts = ReceiptPolicy.None;
        await customer.SendText(Question);
        var reply = await Replied(customer);

        await customer.Send(customer.Compose.Seen([reply.Id], DateTimeOffset.UtcNow));
        await Becomes(customer, item => item.Delivery == DeliveryState.Read);
        await customer.Read();
        await _product.Meta.Webhooks.Drained().WaitAsync(s_patience);
        Assert.Equal(DeliveryState.Read, (await Read(customer)).Items.Single(item => item.MessageId == reply.Id).Delivery);
    }

    [Fact]
    public async Task Fault19_an_album_of_ten_from_someone_new_is_one_conversation()
    {
        var customer = WhatsApp("4915100000019");
        await customer.SendAlbum([.. Enumerable.Repeat(MediaFile.Picture, 10)]);
        await _product.Meta.Webhooks.Drained().WaitAsync(s_patience);
        var page = await Read(customer);
        Assert.Equal(10, page.Items.Count(item => item.Content?.Kind == "image"));
        var inbox = await _product.Grains.GetGrain<IInboxGrain>("acme").List(new InboxQuery());
        Assert.True(inbox.Rows.Length <= 1);
    }

    [Fact]
    public async Task Fault21_a_hanging_Graph_API_delays_no_acknowledgement()
    {
        var slow = WhatsApp("4915100000021");
        using var hang = _product.Meta.Faults.Add(Fault.Hang().For(Product.Assets.PhoneNumberId));
        var hung = await slow.SendText(Question);
        Assert.True(hung.Delivery.Accepted);

        // Another channel of the same workspace answers meanwhile.
        var other = _product.Meta.Customer(Platform.Messenger, Product.Assets.PageId, "6780462000000021");
        await other.SendText(Question);
        Assert.Equal(Answer, (await Replied(other)).Text);
        for (var i = 0; i < 20; i++)
        {
            Assert.True((await WhatsApp($"49151000021{i:00}").SendText("hello")).Delivery.Accepted);
        }
    }

    [Fact]
    public async Task Fault22_a_revoked_token_pauses_the_connection_keeps_the_messages_and_causes_no_storm()
    {
        var customer = WhatsApp("4915100000022");
        using var revoked = _product.Meta.Faults.Add(Fault.Answer(190, 460).For(Product.Assets.PhoneNumberId));
        await customer.SendText(Question);
        var connection = _product.Grains.GetGrain<IChannelConnectionGrain>(
            ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId).Value);
        using var patience = new CancellationTokenSource(s_patience);
        SendError? paused;
        while ((paused = (await connection.Get())!.PausedBy) is null)
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }

        Assert.Equal(SendErrorKind.TokenInvalid, paused.Kind);
        Assert.NotNull(paused.OwnerAction);
        for (var i = 0; i < 5; i++)
        {
            await WhatsApp($"49151000022{i:00}").SendText(Question);
        }

        Assert.True(revoked.Hits <= 2, $"{revoked.Hits} sends were tried with a revoked token.");
        Assert.Contains((await Read(customer)).Items, item => item.Author.Kind == AuthorKind.Assistant && item.Delivery == DeliveryState.Queued);
    }

    private Customer WhatsApp(string contact) => _product.Meta.Customer(Platform.WhatsApp, Product.Assets.PhoneNumberId, contact);

    private static Task<PhoneMessage> Replied(Customer customer) => customer.View.NextFromBusiness().AsTask().WaitAsync(s_patience);

    private Task<ThreadPage> Read(Customer customer) => _product.Grains
        .GetGrain<IConversationGrain>(
            ConversationKey.Create(ConnectionKey.Create("acme", ChannelPlatform.WhatsApp, Product.Assets.PhoneNumberId), customer.ContactId).Value)
        .Read(new ThreadQuery());

    private async Task Becomes(Customer customer, Func<ThreadItem, bool> state)
    {
        using var patience = new CancellationTokenSource(s_patience);
        while (!(await Read(customer)).Items.Any(state))
        {
            patience.Token.ThrowIfCancellationRequested();
            await Task.Yield();
        }
    }
}
