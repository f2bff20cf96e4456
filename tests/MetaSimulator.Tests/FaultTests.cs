using System.Net;
using Chatbotics.MetaSimulator.Faults;

namespace Chatbotics.MetaSimulator.Tests;

public sealed class FaultTests
{
    [Fact]
    public async Task A_lost_response_is_sent_all_the_same_and_its_receipts_follow()
    {
        await using var world = await World.Start(new SimulatorOptions { Receipts = new ReceiptPolicy { Delivered = null } });
        await world.Ana.SendText("hello");
        await world.Receiver.Next();
        world.Meta.Faults.Add(Fault.LostResponse().Next(1));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => world.SendWhatsApp("491701234567", "x", "handle-1"));

        var status = (await world.Receiver.Next()).Json["entry"]![0]!["changes"]![0]!["value"]!["statuses"]![0]!;
        var send = Assert.Single(world.Meta.Ledger.Sends);
        Assert.True(send.ResponseLost);
        Assert.Equal((send.Id, "sent", "handle-1"), ((string?)status["id"], (string?)status["status"], (string?)status["biz_opaque_callback_data"]));
        Assert.Equal(200, (await world.SendWhatsApp("491701234567", "x")).Status);
    }

    [Fact]
    public async Task Error_1357046_although_the_message_went_out_is_seen_by_the_echo()
    {
        await using var world = await World.Start(new SimulatorOptions { Receipts = new ReceiptPolicy { Delivered = null } });
        await world.Ben.SendText("hello");
        await world.Receiver.Next();
        world.Meta.Faults.Add(Fault.AnswerAfterAcceptance().For(world.Page.Id).To(world.Ben.ContactId).Next(1));
        var (status, answer) = await world.SendMessenger(world.Ben.ContactId, "x", "metadata-1");
        Assert.Equal((500, 1, 1357046), (status, (int)answer["error"]!["code"]!, (int)answer["error"]!["error_subcode"]!));

        var echo = (await world.Receiver.Next()).Json["entry"]![0]!["messaging"]![0]!["message"]!;
        var send = Assert.Single(world.Meta.Ledger.Sends);
        Assert.Equal((send.Id, true, "metadata-1", 1517776481860111), ((string?)echo["mid"], (bool)echo["is_echo"]!, (string?)echo["metadata"], (long)echo["app_id"]!));
    }

    [Fact]
    public async Task A_reset_sends_nothing()
    {
        await using var world = await World.Start();
        world.Meta.Faults.Add(Fault.Reset().Next(1));
        await Assert.ThrowsAnyAsync<HttpRequestException>(() => world.SendWhatsApp("491701234567", "x"));
        Assert.Equal(0, world.Meta.Ledger.Accepted);
    }

    [Fact]
    public async Task A_hanging_call_ends_when_the_caller_gives_up_and_sends_nothing()
    {
        await using var world = await World.Start();
        var fault = world.Meta.Faults.Add(Fault.Hang());
        using var patience = new CancellationTokenSource();
        using var body = new StringContent("""{"messaging_product":"whatsapp","to":"4915","text":{"body":"x"}}""");
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{world.Number.Id}/messages") { Content = body };
        request.Headers.Add("Authorization", "Bearer wa-token");
        var call = world.Client.SendAsync(request, patience.Token);
        while (fault.Hits == 0)
        {
            await Task.Yield();
        }

        await patience.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        Assert.Equal(0, world.Meta.Ledger.Accepted);
    }

    [Fact]
    public async Task A_slow_call_waits_on_the_simulators_clock()
    {
        var time = new ManualTime();
        await using var world = await World.Start(new SimulatorOptions { Receipts = ReceiptPolicy.None, Time = time });
        var fault = world.Meta.Faults.Add(Fault.Slow(TimeSpan.FromSeconds(30)));
        var call = world.SendWhatsApp("491701234567", "x");
        while (fault.Hits == 0)
        {
            await Task.Yield();
        }

        Assert.False(call.IsCompleted);
        while (!call.IsCompleted)
        {
            time.Advance(TimeSpan.FromSeconds(30));
            await Task.Yield();
        }

        Assert.Equal(200, (await call).Status);
    }

    [Fact]
    public async Task Faults_keep_to_their_asset_recipient_count_and_order()
    {
        await using var world = await World.Start();
        var first = world.Meta.Faults.Add(Fault.Answer(131016).For(world.Number.Id).To("4915").After(1).Next(2));
        var codes = new List<int>();
        foreach (var to in new[] { "4915", "4916", "4915", "4915", "4915" })
        {
            var answer = (await world.SendWhatsApp(to, "x")).Body;
            codes.Add(answer["error"] is { } error ? (int)error["code"]! : 0);
        }

        Assert.Equal([0, 0, 131016, 131016, 0], codes);
        Assert.Equal(2, first.Hits);
        Assert.Empty(world.Meta.Faults.All);
    }

    [Fact]
    public async Task An_html_page_instead_of_json()
    {
        await using var world = await World.Start();
        using var fault = world.Meta.Faults.Add(Fault.Html());
        using var request = new HttpRequestMessage(HttpMethod.Post, $"/{world.Number.Id}/messages") { Content = new StringContent("""{"messaging_product":"whatsapp","to":"4915","text":{"body":"x"}}""") };
        request.Headers.Add("Authorization", "Bearer wa-token");
        using var answer = await world.Client.SendAsync(request);
        Assert.Equal((HttpStatusCode.BadGateway, "text/html"), (answer.StatusCode, answer.Content.Headers.ContentType?.MediaType));
        Assert.Equal(0, world.Meta.Ledger.Accepted);
    }

    [Fact]
    public async Task A_failed_status_follows_acceptance()
    {
        await using var world = await World.Start(new SimulatorOptions());
        await world.Ana.SendText("hello");
        await world.Receiver.Next();
        world.Meta.Faults.Add(Fault.FailedStatus(131026).Next(1));
        Assert.Equal(200, (await world.SendWhatsApp("491701234567", "x")).Status);
        var status = (await world.Receiver.Next()).Json["entry"]![0]!["changes"]![0]!["value"]!["statuses"]![0]!;
        Assert.Equal(("failed", 131026), ((string?)status["status"], (int)status["errors"]![0]!["code"]!));
        Assert.Equal(131026, (await world.Ana.View.NextFromBusiness()).FailedWith);
    }

    [Fact]
    public async Task Down_means_refused_and_back_means_the_same_port()
    {
        await using var world = await World.Start();
        var address = world.Host.BaseUrl;
        await world.Host.GoDown();
        await Assert.ThrowsAsync<HttpRequestException>(() => world.SendWhatsApp("4915", "x"));
        await world.Host.ComeBack();
        Assert.Equal(address, world.Host.BaseUrl);
        Assert.Equal(200, (await world.SendWhatsApp("4915", "x")).Status);
    }
}
