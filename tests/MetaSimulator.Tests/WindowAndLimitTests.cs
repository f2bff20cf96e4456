namespace Chatbotics.MetaSimulator.Tests;

public sealed class WindowAndLimitTests
{
    [Fact]
    public async Task Messenger_refuses_after_a_day_and_a_human_agent_after_a_week()
    {
        await using var world = await World.Start();
        Assert.Equal(2018001, (int)(await world.SendMessenger("4711", "x")).Body["error"]!["error_subcode"]!);
        await world.Ben.SendText("hello");
        world.Meta.Clock.Offset = TimeSpan.FromHours(23.9);
        Assert.Equal(200, (await world.SendMessenger(world.Ben.ContactId, "x")).Status);
        world.Meta.Clock.Offset = TimeSpan.FromHours(24.1);
        Assert.Equal(2018278, (int)(await world.SendMessenger(world.Ben.ContactId, "x")).Body["error"]!["error_subcode"]!);

        var human = $$$"""{"recipient":{"id":"{{{world.Ben.ContactId}}}"},"messaging_type":"MESSAGE_TAG","tag":"HUMAN_AGENT","message":{"text":"x"}}""";
        Assert.Equal(200, (await world.Post("/me/messages", "page-token", human)).Status);
        world.Meta.Clock.Offset = TimeSpan.FromDays(7.1);
        Assert.Equal(2018278, (int)(await world.Post("/me/messages", "page-token", human)).Body["error"]!["error_subcode"]!);
    }

    [Fact]
    public async Task Instagram_refuses_with_its_own_error_of_each_product()
    {
        await using var world = await World.Start();
        await world.Cleo.SendText("hello");
        await world.Dora.SendText("hello");
        world.Meta.Clock.Offset = TimeSpan.FromHours(25);
        var login = await world.SendInstagram(world.Cleo.ContactId, "x");
        Assert.Equal((403, "IGApiException", 2534022), (login.Status, (string?)login.Body["error"]!["type"], (int)login.Body["error"]!["error_subcode"]!));
        var linked = await world.SendMessenger(world.Dora.ContactId, "x");
        Assert.Equal((400, "OAuthException", 2534022), (linked.Status, (string?)linked.Body["error"]!["type"], (int)linked.Body["error"]!["error_subcode"]!));
    }

    [Fact]
    public async Task WhatsApp_accepts_and_then_reports_the_closed_window()
    {
        await using var world = await World.Start(new SimulatorOptions());
        await world.Ana.SendText("hello");
        await world.Receiver.Next();
        world.Meta.Clock.Offset = TimeSpan.FromHours(25);
        var (status, answer) = await world.SendWhatsApp("491701234567", "late", "handle-9");
        Assert.Equal(200, status);
        var report = (await world.Receiver.Next()).Json["entry"]![0]!["changes"]![0]!["value"]!["statuses"]![0]!;
        Assert.Equal(((string?)answer["messages"]![0]!["id"], "failed", 131047, "handle-9"),
            ((string?)report["id"], (string?)report["status"], (int)report["errors"]![0]!["code"]!, (string?)report["biz_opaque_callback_data"]));

        world.Meta.Window = WindowRule.RefuseAtOnce;
        Assert.Equal(131047, (int)(await world.SendWhatsApp("491701234567", "late")).Body["error"]!["code"]!);
    }

    [Fact]
    public async Task A_person_who_cannot_be_reached_fails_in_each_products_way()
    {
        await using var world = await World.Start(new SimulatorOptions());
        var (ben, ana) = (world.Ben, world.Ana);
        await ben.SendText("hello");
        await ana.SendText("hello");
        ben.Profile = ben.Profile with { Unreachable = true };
        ana.Profile = ana.Profile with { Unreachable = true };
        Assert.Equal(551, (int)(await world.SendMessenger(ben.ContactId, "x")).Body["error"]!["code"]!);
        Assert.Equal(200, (await world.SendWhatsApp(ana.ContactId, "x")).Status);
        Assert.Equal(131026, (await ana.View.NextFromBusiness()).FailedWith);
    }

    [Fact]
    public async Task Eighty_a_second_and_a_burst_of_forty_five_to_one_person()
    {
        var time = new ManualTime();
        await using var world = await World.Start(new SimulatorOptions { Receipts = ReceiptPolicy.None, Time = time, AcceptUnknownContacts = true });
        for (var i = 0; i < 45; i++)
        {
            Assert.Equal(200, (await world.SendWhatsApp("49150000001", "x")).Status);
        }

        Assert.Equal(131056, (int)(await world.SendWhatsApp("49150000001", "x")).Body["error"]!["code"]!);
        time.Advance(TimeSpan.FromSeconds(6));
        Assert.Equal(200, (await world.SendWhatsApp("49150000001", "x")).Status);

        time.Advance(TimeSpan.FromSeconds(2));
        for (var i = 0; i < 80; i++)
        {
            Assert.Equal(200, (await world.SendWhatsApp("4915100000" + i, "x")).Status);
        }

        var (status, answer) = await world.SendWhatsApp("49160000002", "x");
        Assert.Equal((400, 130429), (status, (int)answer["error"]!["code"]!));
        world.Meta.Limits = SendLimits.None;
        Assert.Equal(200, (await world.SendWhatsApp("49160000002", "x")).Status);
    }
}
