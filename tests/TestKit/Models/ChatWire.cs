using System.Globalization;
using System.Text;
using System.Text.Json.Nodes;
using Microsoft.AspNetCore.Http;

namespace Chatbotics.TestKit.Models;

/// <summary>Writes replies as OpenAI's chat completions API does (platform.openai.com/docs/api-reference/chat).</summary>
internal static class ChatWire
{
    private const string Id = "chatcmpl-mock";
    private const long Created = 1_760_000_000;

    /// <summary>Writes a reply, whole or streamed as the request asks.</summary>
    /// <param name="context">The request's context.</param>
    /// <param name="request">The request.</param>
    /// <param name="reply">The reply.</param>
    public static async Task Write(HttpContext context, MockModelRequest request, MockModelReply reply)
    {
        try
        {
            switch (reply.Fault)
            {
                case MockModelFault.Hang:
                    await Task.Delay(Timeout.Infinite, context.RequestAborted);
                    break;
                case MockModelFault.Reset:
                    context.Abort();
                    break;
                default:
                    await (reply.Status != 200 ? Error(context, reply) : request.IsStreamed ? Stream(context, request, reply) : Whole(context, request, reply));
                    break;
            }
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The client has gone, as some tests want.
        }
    }

    private static async Task Error(HttpContext context, MockModelReply reply)
    {
        context.Response.StatusCode = reply.Status;
        if (reply.RetryAfter is { } wait)
        {
            context.Response.Headers.RetryAfter = wait;
        }

        await Json(context, new JsonObject
        {
            ["error"] = new JsonObject { ["message"] = reply.ErrorMessage, ["type"] = "invalid_request_error", ["param"] = null, ["code"] = reply.ErrorCode },
        });
    }

    private static async Task Whole(HttpContext context, MockModelRequest request, MockModelReply reply)
    {
        if (reply.Gate is { } gate)
        {
            await gate.WaitAsync(context.RequestAborted);
        }

        var message = new JsonObject { ["role"] = "assistant", ["content"] = reply.Text, ["refusal"] = null };
        if (reply.ToolCalls.Length > 0)
        {
            message["tool_calls"] = new JsonArray([.. reply.ToolCalls.Select(call => (JsonNode)new JsonObject
            {
                ["id"] = call.Id,
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = call.Arguments },
            })]);
        }

        var body = new JsonObject
        {
            ["id"] = Id,
            ["object"] = "chat.completion",
            ["created"] = Created,
            ["model"] = request.Model,
            ["choices"] = new JsonArray(new JsonObject { ["index"] = 0, ["message"] = message, ["logprobs"] = null, ["finish_reason"] = Finish(reply) }),
        };
        if (Usage(reply) is { } usage)
        {
            body["usage"] = usage;
        }

        var text = body.ToJsonString();
        if (reply.Fault == MockModelFault.None)
        {
            await Json(context, body);
            return;
        }

        context.Response.ContentType = "application/json";
        if (reply.Fault == MockModelFault.Cut)
        {
            context.Response.ContentLength = Encoding.UTF8.GetByteCount(text);
        }

        await context.Response.WriteAsync(text[..(text.Length / 2)], context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
        if (reply.Fault == MockModelFault.Cut)
        {
            context.Abort();
        }
    }

    private static async Task Stream(HttpContext context, MockModelRequest request, MockModelReply reply)
    {
        context.Response.ContentType = "text/event-stream; charset=utf-8";
        var pieces = Pieces(reply).ToList();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (reply.Gate is { } gate)
            {
                await gate.WaitAsync(context.RequestAborted);
            }

            if (reply.Fault != MockModelFault.None && i == reply.FaultAfter)
            {
                switch (reply.Fault)
                {
                    case MockModelFault.Cut:
                        context.Abort();
                        return;
                    case MockModelFault.EndEarly:
                        return;
                    default:
                        await Event(context, "{\"id\":\"" + Id + "\",\"choices\":[{\"delta\":");
                        break;
                }
            }

            await Event(context, Chunk(request, new JsonArray(pieces[i])).ToJsonString());
        }

        if (Usage(reply) is { } usage && request.Body.TryGetProperty("stream_options", out var options) && options.GetProperty("include_usage").GetBoolean())
        {
            var last = Chunk(request, []);
            last["usage"] = usage;
            await Event(context, last.ToJsonString());
        }

        await Event(context, "[DONE]");
    }

    private static IEnumerable<JsonObject> Pieces(MockModelReply reply)
    {
        yield return Choice(new JsonObject { ["role"] = "assistant", ["content"] = "" });
        foreach (var piece in (reply.Text ?? "").Chunk(reply.PieceLength))
        {
            yield return Choice(new JsonObject { ["content"] = new string(piece) });
        }

        for (var i = 0; i < reply.ToolCalls.Length; i++)
        {
            var call = reply.ToolCalls[i];
            yield return ToolPiece(new JsonObject
            {
                ["index"] = i,
                ["id"] = call.Id,
                ["type"] = "function",
                ["function"] = new JsonObject { ["name"] = call.Name, ["arguments"] = "" },
            });
            foreach (var piece in call.Arguments.Chunk(reply.PieceLength))
            {
                yield return ToolPiece(new JsonObject { ["index"] = i, ["function"] = new JsonObject { ["arguments"] = new string(piece) } });
            }
        }

        var end = Choice([]);
        end["finish_reason"] = Finish(reply);
        yield return end;
    }

    private static JsonObject ToolPiece(JsonObject call) => Choice(new JsonObject { ["tool_calls"] = new JsonArray(call) });

    private static JsonObject Choice(JsonObject delta) => new() { ["index"] = 0, ["delta"] = delta, ["logprobs"] = null, ["finish_reason"] = null };

    private static JsonObject Chunk(MockModelRequest request, JsonArray choices) => new()
    {
        ["id"] = Id,
        ["object"] = "chat.completion.chunk",
        ["created"] = Created,
        ["model"] = request.Model,
        ["choices"] = choices,
    };

    private static string Finish(MockModelReply reply) => reply.FinishReason ?? (reply.ToolCalls.Length > 0 ? "tool_calls" : "stop");

    private static JsonObject? Usage(MockModelReply reply) => reply.InputTokens is not { } input ? null : new JsonObject
    {
        ["prompt_tokens"] = input,
        ["completion_tokens"] = reply.OutputTokens,
        ["total_tokens"] = input + reply.OutputTokens,
        ["prompt_tokens_details"] = new JsonObject { ["cached_tokens"] = reply.CachedTokens },
    };

    private static async Task Event(HttpContext context, string data)
    {
        await context.Response.WriteAsync("data: " + data + "\n\n", context.RequestAborted);
        await context.Response.Body.FlushAsync(context.RequestAborted);
    }

    private static async Task Json(HttpContext context, JsonObject body)
    {
        context.Response.ContentType = "application/json";
        var text = body.ToJsonString();
        context.Response.ContentLength = Encoding.UTF8.GetByteCount(text);
        context.Response.Headers["x-request-id"] = "req_" + Created.ToString(CultureInfo.InvariantCulture);
        await context.Response.WriteAsync(text, context.RequestAborted);
    }
}
