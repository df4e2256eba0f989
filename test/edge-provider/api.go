package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"net/http"
	"strings"
	"time"
)

// api is Cloudflare's, at whatever address it has here.
type api struct {
	base, token string
}

// refusal is an answer that is not a success; status is HTTP's.
type refusal struct {
	status  int
	message string
}

func (r refusal) Error() string { return r.message }

type envelope struct {
	Success bool `json:"success"`
	Result  any  `json:"result"`
	Errors  []struct {
		Code    int    `json:"code"`
		Message string `json:"message"`
	} `json:"errors"`
}

func (a api) ask(method, path string, content any) (any, error) {
	var text []byte
	if content != nil {
		encoded, err := json.Marshal(content)
		if err != nil {
			return nil, err
		}
		text = encoded
	}
	request, err := http.NewRequest(method, strings.TrimSuffix(a.base, "/")+path, bytes.NewReader(text))
	if err != nil {
		return nil, err
	}
	request.Header.Set("Authorization", "Bearer "+a.token)
	request.Header.Set("Content-Type", "application/json")
	answer, err := (&http.Client{Timeout: time.Minute}).Do(request)
	if err != nil {
		return nil, err
	}
	defer answer.Body.Close()
	var got envelope
	if err := json.NewDecoder(answer.Body).Decode(&got); err != nil {
		return nil, refusal{answer.StatusCode, fmt.Sprintf("%s %s: %s, and no JSON", method, path, answer.Status)}
	}
	if got.Success {
		return got.Result, nil
	}
	said := []string{}
	for _, one := range got.Errors {
		said = append(said, fmt.Sprintf("%d: %s", one.Code, one.Message))
	}
	return nil, refusal{answer.StatusCode, fmt.Sprintf("%s %s: %s: %s", method, path, answer.Status, strings.Join(said, "; "))}
}
