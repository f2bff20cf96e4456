using System.Net.Http.Headers;
using System.Security.Cryptography;
using Chatbotics.MetaSimulator.Media;

namespace Chatbotics.MetaSimulator.Tests;

public sealed class MediaTests
{
    [Fact]
    public async Task A_customers_picture_downloads_with_the_token_for_five_minutes()
    {
        await using var world = await World.Start();
        await world.Ana.SendImage(caption: "look");
        var image = (await world.Receiver.Next()).Json["entry"]![0]!["changes"]![0]!["value"]!["messages"]![0]!["image"]!;
        Assert.Equal(Convert.ToBase64String(SHA256.HashData(MediaFile.Picture.Bytes.Span)), (string?)image["sha256"]);

        var (status, node) = await world.Get($"/v24.0/{image["id"]}", "wa-token");
        Assert.Equal((200, "image/png"), (status, (string?)node["mime_type"]));
        Assert.Equal(Convert.ToHexStringLower(SHA256.HashData(MediaFile.Picture.Bytes.Span)), (string?)node["sha256"]);
        Assert.Equal(MediaFile.Picture.Bytes.ToArray(), (await Download(world, (string)node["url"]!, "wa-token")).Bytes);
        Assert.Equal(401, (await Download(world, (string)node["url"]!, null)).Status);
        Assert.Equal(404, (await Download(world, node["url"] + "0", "wa-token")).Status);
        world.Meta.Clock.Offset = TimeSpan.FromMinutes(6);
        Assert.Equal(404, (await Download(world, (string)node["url"]!, "wa-token")).Status);
        Assert.Equal(200, (await Download(world, (string)(await world.Get($"/v24.0/{image["id"]}", "wa-token")).Body["url"]!, "wa-token")).Status);
        world.Meta.Clock.Offset = TimeSpan.FromDays(8);
        Assert.Equal(400, (await world.Get($"/v24.0/{image["id"]}", "wa-token")).Status);
    }

    [Fact]
    public async Task Messengers_and_Instagrams_media_need_no_token()
    {
        await using var world = await World.Start();
        await world.Ben.SendImage();
        var url = (string)(await world.Receiver.Next()).Json["entry"]![0]!["messaging"]![0]!["message"]!["attachments"]![0]!["payload"]!["url"]!;
        Assert.Equal(MediaFile.Picture.Bytes.ToArray(), (await Download(world, url, null)).Bytes);
    }

    [Fact]
    public async Task An_upload_can_be_sent_by_its_id()
    {
        await using var world = await World.Start(new SimulatorOptions { Receipts = ReceiptPolicy.None, AcceptUnknownContacts = true });
        var id = await Upload(world, "/v24.0/" + world.Number.Id + "/media", "wa-token", [new("messaging_product", "whatsapp"), new("type", "image/png")], "file", "id");
        var sent = await world.Post($"/{world.Number.Id}/messages", "wa-token", $$$"""{"messaging_product":"whatsapp","to":"4915","type":"image","image":{"id":"{{{id}}}","caption":"c"}}""");
        Assert.Equal((200, "c"), (sent.Status, Assert.Single(world.Meta.Ledger.Sends).Text));

        var attachment = await Upload(world, $"/{world.Page.Id}/message_attachments", "page-token", [new("message", """{"attachment":{"type":"image","payload":{"is_reusable":true}}}""")], "filedata", "attachment_id");
        Assert.Equal(200, (await world.Post("/me/messages", "page-token", Attachment("image", attachment))).Status);
        var mismatch = await world.Post("/me/messages", "page-token", Attachment("video", attachment));
        Assert.Equal(2018047, (int)mismatch.Body["error"]!["error_subcode"]!);
    }

    private static string Attachment(string type, string id) =>
        """{"recipient":{"id":"1"},"message":{"attachment":{"type":"TYPE","payload":{"attachment_id":"ID"}}}}""".Replace("TYPE", type, StringComparison.Ordinal).Replace("ID", id, StringComparison.Ordinal);

    private static async Task<string> Upload(World world, string path, string token, List<KeyValuePair<string, string>> fields, string file, string answer)
    {
        using var form = new MultipartFormDataContent();
        foreach (var (name, value) in fields)
        {
            form.Add(new StringContent(value), name);
        }

        var bytes = new ByteArrayContent(MediaFile.Picture.Bytes.ToArray());
        bytes.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        form.Add(bytes, file, "p.png");
        using var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = form };
        request.Headers.Authorization = new AuthenticationHeaderValue("Bearer", token);
        using var response = await world.Client.SendAsync(request);
        Assert.Equal(200, (int)response.StatusCode);
        return (string)System.Text.Json.Nodes.JsonNode.Parse(await response.Content.ReadAsStringAsync())![answer]!;
    }

    private static async Task<(int Status, byte[] Bytes)> Download(World world, string url, string? token)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, url);
        request.Headers.Authorization = token is null ? null : new AuthenticationHeaderValue("Bearer", token);
        using var response = await world.Client.SendAsync(request);
        return ((int)response.StatusCode, await response.Content.ReadAsByteArrayAsync());
    }
}
